"""A folder as a zip file, without times: the same files give the same bytes.  zip.py FOLDER FILE"""
import sys
import zipfile
from pathlib import Path

folder, target = Path(sys.argv[1]), sys.argv[2]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        entry = zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}")
        entry.external_attr = 0o644 << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, file.read_bytes())
