"""How days and moments are written where no template says it, as in the lists of the admin; see FORMAT_MODULE_PATH."""
