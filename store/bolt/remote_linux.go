package bolt

import "golang.org/x/sys/unix"

// remoteKinds are the file systems on which locks or the memory map of a file may not be what other machines see.
var remoteKinds = map[int64]string{
	unix.NFS_SUPER_MAGIC: "NFS", unix.SMB_SUPER_MAGIC: "SMB", unix.CIFS_SUPER_MAGIC: "SMB", unix.SMB2_SUPER_MAGIC: "SMB",
	unix.V9FS_MAGIC: "9p", unix.AFS_SUPER_MAGIC: "AFS", unix.CODA_SUPER_MAGIC: "Coda", unix.CEPH_SUPER_MAGIC: "Ceph", unix.FUSE_SUPER_MAGIC: "FUSE",
}

// remote names the file system of a path if it is one that is not to be trusted; empty otherwise.
func remote(path string) string {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil {
		return ""
	}
	return remoteKinds[int64(uint32(s.Type))]
}
