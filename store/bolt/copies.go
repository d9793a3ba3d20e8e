package bolt

import (
	"errors"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// A document lies in the file a second time, as a copy: all its records in one, packed, a page or two where the records
// fill a dozen. Nothing reads copies but a salvage. When pages are destroyed, a journey is whole if the copy is, or if
// all its records are, or what one lacks is in the other; without copies a journey of ten pages hardly ever is.
//
// A copy is not made with every commit: what was done since it was made is in the journal. It is made anew when so
// much was that the journal may be hit too, or when it costs nothing beside the commit itself.

const (
	copyAge     = 16  // commits after which a small document is copied again
	copyAgeSize = 512 // packed bytes for each of which a copy may be one commit older
	copyAtOnce  = 8   // objects of a document in one commit that make a copy due
)

// copies renews the copies that are due after a commit.
func (w *writing) copies(tx *bbolt.Tx) error {
	at := in(tx, bucketCopies)
	changed := map[model.DocID]int{}
	for _, c := range w.commit.Changes {
		changed[c.Doc]++
	}
	for doc, objects := range changed {
		old, found, err := at.read([]byte(doc))
		if err == nil && found && objects < copyAtOnce && w.revision-old.revision < copyAge+store.Revision(len(old.payload)/copyAgeSize) {
			continue
		}
		if err := copyDocument(tx, doc, w.revision); err != nil { // one that is damaged too
			return err
		}
	}
	return nil
}

// copyDocument makes the copy of a document, and drops that of one that is no more.
func copyDocument(tx *bbolt.Tx, doc model.DocID, revision store.Revision) error {
	at := in(tx, bucketCopies)
	if at.bucket == nil {
		return nil // an earlier schema
	}
	var all []byte
	objects := 0
	add := func(s section, key []byte, r sealed) error {
		b, err := Seal(Record{Kind: r.kind, Revision: uint64(r.revision), Op: string(r.op), Key: s.path + string(key), Payload: r.payload})
		all = append(all, b...)
		return err
	}
	one := func(s section, key string) error {
		r, found, err := s.read([]byte(key))
		if found {
			err = add(s, []byte(key), r)
		}
		return err
	}
	of := in(tx, bucketObjects).below(string(doc))
	err := of.each(func(key []byte, r sealed) error {
		if r.kind == RecordObject {
			objects++
		}
		return add(of, key, r)
	})
	if err = errors.Join(err, one(in(tx, bucketIndex), string(doc)), one(in(tx, bucketMeta), keyAbout)); err != nil {
		return err
	}
	if objects == 0 {
		return at.bucket.Delete([]byte(doc))
	}
	return at.write([]byte(doc), Record{Kind: RecordCopy, Revision: uint64(revision), Payload: pack(all)})
}

// eachCopied calls back with the records in a copy, and stops at the first that is not whole.
func eachCopied(payload []byte, visit func(Record)) error {
	all, err := unpack(payload)
	if err != nil {
		return err
	}
	for len(all) > 0 {
		n, err := sealLength(all)
		if err != nil {
			return err
		}
		if n > len(all) {
			return store.ErrDamaged
		}
		r, err := Unseal(all[:n])
		if err != nil {
			return err
		}
		visit(r)
		all = all[n:]
	}
	return nil
}

// addCopies makes schema 2: a copy of every document, and a journal that is packed.
func addCopies(tx *bbolt.Tx) error {
	if _, err := tx.Bucket([]byte(bucketRoot)).CreateBucket([]byte(bucketCopies)); err != nil {
		return err
	}
	now, err := revisionOf(tx)
	if err != nil {
		return err
	}
	var docs []model.DocID
	err = in(tx, bucketObjects).bucket.ForEachBucket(func(doc []byte) error {
		docs = append(docs, model.DocID(doc))
		return nil
	})
	for _, doc := range docs {
		err = errors.Join(err, copyDocument(tx, doc, now))
	}
	return errors.Join(err, repack(tx))
}

// repack packs the entries of the journal that are not.
func repack(tx *bbolt.Tx) error {
	journal := in(tx, bucketJournal)
	journal.bucket.FillPercent = journalFill
	var keys [][]byte
	err := journal.each(func(key []byte, _ sealed) error {
		keys = append(keys, append([]byte(nil), key...))
		return nil
	})
	for _, key := range keys {
		if err != nil {
			return err
		}
		var r sealed
		if r, _, err = journal.read(key); err == nil && (len(r.payload) == 0 || r.payload[0] != packed) {
			err = journal.write(key, Record{Kind: r.kind, Revision: uint64(r.revision), Op: string(r.op), Payload: pack(r.payload)})
		}
	}
	return err
}
