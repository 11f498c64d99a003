/** The page of the record, and checking that an act is in it. */
export const record = {
  title: 'Record',
  intro:
    'Every official act of the coalition is one entry here. Entries are only added, never changed; one root stands for all of them in their order.',
  /** Beside every check that holds: a log proves what was said, not that it is true. */
  limits:
    'The record shows what was done, by which delegation and in which order. It does not show that what was said is true, or that nothing was left out. Times are as stated; only the order is certain.',
  status: 'Recorded',
  statusHint:
    'Roots are not yet signed and held by others. Until they are, the check compares with the root that this server states.',
  size_one: '{{count}} entry',
  size_other: '{{count}} entries',
  root: 'Root',
  rootHint: 'One hash for all entries in their order',
  columns: {
    index: 'Index',
    act: 'Act',
    by: 'By',
    at: 'Time',
    leafHash: 'Leaf hash',
    check: 'Check',
  },
  table: 'Acts in the record, newest first',
  entryTextHint: 'These characters, and nothing else, were hashed.',
  showEntry: 'Show entry {{index}}',
  older: 'Older acts',
  newest: 'Newest acts',
  check: {
    action: 'Check',
    label: 'Check that entry {{index}} is in the record',
    running: 'Checking …',
    holds: 'In the record',
    holdsHint:
      'Computed in this browser from the text of the entry: it is entry {{index}} of {{size}} under the root {{root}}.',
    fails: 'The check fails',
    failsHint:
      'The entry shown does not fit the record: {{fault}} Keep this page and tell the secretariat.',
    unavailable: 'The proof could not be fetched. Nothing was checked; try again.',
    steps_one: '{{count}} hash ties the entry to the root',
    steps_other: '{{count}} hashes tie the entry to the root',
  },
  faults: {
    'outside-the-tree': 'its index lies outside the record.',
    'hash-length': 'a hash in the proof does not have 32 bytes.',
    'too-few-hashes': 'the proof is too short for a record of this size.',
    'too-many-hashes': 'the proof is too long for a record of this size.',
    'other-root': 'its text leads to another root.',
    malformed: 'what the server sent is not a proof.',
  },
  empty: {
    title: 'No acts yet',
    hint: 'The first act, such as creating a framework, becomes entry 0.',
  },
} as const
