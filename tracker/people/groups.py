"""The groups that migrations make, by the names an office sees; what each may do stands in ``docs/access.md``."""

REVIEWER = "审核员"
SUPERVISOR = "督查"
LIAISON = "联络员"
AUDITOR = "审计"
ADMINISTRATOR = "管理员"

ALL = (REVIEWER, SUPERVISOR, LIAISON, AUDITOR, ADMINISTRATOR)
# What these do, or part of it, is done in the admin, and the admin lets in only who is marked for it.
WORK_IN_THE_ADMIN = (REVIEWER, SUPERVISOR, AUDITOR, ADMINISTRATOR)
