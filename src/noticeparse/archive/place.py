"""Where an archive may lie: SQLite's log needs memory that processes share, which file systems over a network don't give."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from noticeparse.errors import OutputError

# As the kernel names them in /proc/self/mountinfo; a share that Windows lends comes as cifs or smb3.
OVER_A_NETWORK = frozenset(
    {
        "9p", "afs", "beegfs", "ceph", "cifs", "fuse.glusterfs", "fuse.sshfs", "fuse.s3fs", "gfs2", "glusterfs", "gpfs",
        "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "smbfs", "virtiofs",
    }
)  # fmt: skip


def file_system(path: str, mounts: str) -> str:
    r"""The kind of file system that an absolute path without links lies on, by a table of mounts as in /proc/self/mountinfo.

    >>> file_system("/srv/a b/x.db", "1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / /srv/a\\040b rw shared:1 - nfs4 b rw\n")
    'nfs4'
    """
    found = ("", "")
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        place = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        inside = place in ("/", path) or path.startswith(place + "/")
        # Of two mounts on one place the later one hides the earlier.
        if inside and len(place) >= len(found[0]):
            found = (place, right.split(" ")[0])
    return found[1]


def refuse_network(path: str) -> None:
    """Raises OutputError where an archive would lie on a network file system; where the system does not tell, nothing."""
    if sys.platform != "linux":
        return
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return
    kind = file_system(os.path.realpath(path), mounts)
    if kind in OVER_A_NETWORK:
        raise OutputError(
            "E907",
            {
                "en": f"an archive can't be written on a network file system ({kind})",
                "zh": f"档案库不能写在网络文件系统（{kind}）上",
            },
            {
                "en": "Name one on a local disk and copy it when the run is done; the folder that is read may be anywhere",
                "zh": "请把档案库放在本地磁盘，运行结束后再复制；被读取的文件夹不受此限",
            },
            file=path,
        )
