"""LibreOffice: takes all tracked changes of a file one way, and reads a table as a spreadsheet."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

SOFFICE = shutil.which("soffice")
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim none()
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, none())
  paragraphs = doc.Text.createEnumeration()
  out = FreeFile
  Open ConvertFromURL(target) For Output As #out
  Do While paragraphs.hasMoreElements()
    Print #out, paragraphs.nextElement().String
  Loop
  Close #out
  doc.close(True)
End Sub
</script:module>
"""


def settled(data: bytes, command: str, folder: Path) -> list[str]:
    """Return the paragraphs of a Word file after "AcceptAll" or "RejectAll"."""
    profile = folder / "profile"
    _run(profile, "--terminate_after_init")  # makes the profile that the macro goes into
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    source, target = folder / "pair.docx", folder / "settled.txt"
    source.write_bytes(data)
    arguments = f"{source.as_uri()},{target.as_uri()},.uno:{command}TrackedChanges"
    _run(profile, f"macro:///Standard.Module1.Settle({arguments})")
    return target.read_text(encoding="utf-8").split("\n")[:-1]


def read_as_sheet(data: bytes, folder: Path) -> list[list[str]]:
    """Return the cells of a CSV file as the spreadsheet understood them, numbers and days too."""
    (folder / "table.csv").write_bytes(data)
    # In: commas, quotation marks, UTF-8, English of the USA, numbers and days are looked for.
    # Out: the same, what is in the cells and not how they look.
    how = "44,34,76,1,,1033,false,true,false"
    profile = folder / "profile"
    to = ("--infilter=CSV:" + how, "--convert-to", "csv:Text - txt - csv (StarCalc):" + how)
    _run(profile, *to, "--outdir", str(folder / "read"), str(folder / "table.csv"))
    read = (folder / "read" / "table.csv").read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(read, newline="")))


def _run(profile: Path, *what: str) -> None:
    command = [str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", *what]
    subprocess.run([*command, "--norestore"], check=True, capture_output=True, timeout=180)
