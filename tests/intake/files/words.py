"""Our own sentences, in a county that does not exist."""

TITLE = "在青禾县秋季护林防火调度会上的讲话"
MEETING = "青禾县秋季护林防火调度会"
ORDER = "县林业局要在10月20日前完成重点林区隔离带清理。"
SECOND = "各乡镇每周至少开展一次巡山，巡查记录报县护林防火办公室备案。"
SPEECH = f"{TITLE}\n同志们：\n{ORDER}\n{SECOND}\n"
# With a day and a speaker at its head; and another like it.
DATED = f"{TITLE}\n（2026年9月28日）\n县长  林某\n同志们：\n{ORDER}\n{SECOND}\n"
OTHER = DATED.replace("护林防火", "学校安全")
