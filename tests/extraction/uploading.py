"""What a browser does in an upload, for the test client."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def uploaded(client, **files: bytes | str):
    """The answer to uploading these files, ``__`` in a name standing for the dot."""
    content = [
        SimpleUploadedFile(name.replace("__", "."), data.encode() if isinstance(data, str) else data)
        for name, data in files.items()
    ]
    return client.post(reverse("admin:tracker_sourcefile_add"), {"uploads": content})


def page(response) -> str:
    return response.content.decode()


def filled_in(response) -> dict[str, str]:
    """What a browser would send if nothing on the page were changed."""
    sent = {"batch": response.context["batch"]}
    for file in response.context["files"]:
        sent[file.parts_name] = file.parting.as_words()
        for speech in file.speeches:
            for field in speech.typed():
                value = field.value()
                sent[field.html_name] = "" if value is None else str(value)
    return sent


def confirmed(client, response, **changes: str):
    """The answer to confirming the page, with the fields that end in these names changed."""
    sent = filled_in(response)
    for ending, value in changes.items():
        sent |= {name: value for name in sent if name.endswith(f"-{ending}")}
    return client.post(reverse("admin:tracker_sourcefile_confirm"), sent)
