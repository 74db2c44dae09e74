"""Our own sentences, in a county that does not exist."""

TITLE = "在青禾县秋季护林防火调度会上的讲话"
ORDER = "县林业局要在10月20日前完成重点林区隔离带清理。"
SECOND = "各乡镇每周至少开展一次巡山，巡查记录报县护林防火办公室备案。"
SPEECH = f"{TITLE}\n同志们：\n{ORDER}\n{SECOND}\n"
