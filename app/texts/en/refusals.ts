/** Why an act was refused: what stands in the way, by which rule, what to do. By the code of the refusal. */
export const refusals = {
  'too-many-attempts':
    'There were too many attempts. To protect the account, try again in {{minutes}} min.',
  proof: 'This does not prove that it is you. Type your password or the present code again.',
  presence: 'This act needs a fresh proof that it is you. Type your password and send it again.',
  'key-reused':
    'This form was already sent with other values. Open it again and fill it in as you want it now.',

  'drafting-unchanged':
    'The document is in this state already; somebody may have been faster. Nothing was changed.',
  'grantee-twice': 'A delegation or kind stands in the list twice. Keep one line for each.',
  'secretariat-shut-out':
    'The secretariat must be able to open every document, or nobody could let anyone in again. Give it at least the right to read.',

  'no-position': 'Only members of the coalition hold sides. You may comment instead.',
  'drafters-only': 'A side is taken by the head, an alternate or a delegate. Ask one of them.',
  'heads-only': 'What gives up a side is for the head or an alternate. Ask one of them.',
  'not-yours': 'Each delegation speaks for itself. Nothing was changed.',
  'bracket-settled': 'This bracket is settled already. Nothing was changed.',
  'no-such-proposal': 'This proposal is no longer there. Look at what stands now and choose again.',
  'already-held': 'Your delegation holds this side already. Nothing was changed.',
  'holds-another-side':
    'Your delegation holds another side. Move to this one, or give up the other first.',
  'not-held': 'Your delegation holds no such side. Nothing was changed.',
  'nothing-to-oppose': 'A reservation proposes nothing that could be opposed.',
  'not-stale': 'The words have not changed since your delegation took its side.',
  'placeholder-empty': 'The words that are promised here are not written yet. Write them first.',
  'words-changed':
    'The words changed after you had read them. They are shown as they are now: read them and choose again.',
  'ruling-stands': 'The chair’s ruling stands: the time to object is over.',
  'ruling-pending':
    'The chair has ruled on this bracket already. Wait until the time to object is over.',
  'no-seat-calendar':
    'The seat has no holiday table, so that no working day can be reckoned. Ask the secretariat to publish one.',
  'no-text-stands-already': 'Having no text here is a side already. Support it.',

  'chair-only': 'Only who presides does this: the chair, or the head of the secretariat.',
  'secretariat-only': 'The secretariat does this. Ask it.',
  'sitting-open': 'A sitting is open on this text already. Close it before you open another.',
  'under-silence':
    'Silence runs on these words, and they stay as they are until it ends. A member who cannot accept them objects; the secretariat can take the procedure back.',
  'no-sitting': 'No sitting is open on this text. The chair opens one first.',
  'present-already': 'This delegation is on the attendance list already. Nothing was changed.',
  'not-present':
    'This delegation is not on the attendance list. It enters the sitting first; having the text open is not enough.',
  'not-quorate':
    'Too few members are present for anything to be agreed. Wait until the quorum is reached.',
  'wrong-stage':
    'This does not lead from where the document stands now. What it is now, and what may be done next, is shown here.',
  'reason-missing': 'This is done with a reason. Give one.',
  'brackets-remain':
    'Words of this text are still in brackets. Settle them before it is put up for decision.',
  'paragraph-deleted': 'This paragraph was deleted. Nothing was changed.',
  'paragraph-agreed': 'This paragraph is agreed already. The chair reopens it first.',
  'paragraph-open': 'This paragraph is not agreed. Nothing was changed.',
  'brackets-open':
    'Words of this paragraph are still in brackets. Settle them before you ask for consent.',
  'round-running': 'Consent to this paragraph is being asked already. Nothing was changed.',
  'no-round':
    'Nobody asks for consent to this paragraph now; its words may have changed, which ends the round.',
  'nothing-to-confirm': 'Your delegation has nothing to confirm here. Nothing was changed.',
  'requested-already': 'Your delegation has asked for this already. Nothing was changed.',
  'answers-outstanding': 'Not everyone who is present has answered: {{delegations}}.',
  'positions-against':
    'Positions of these delegations on the words stand in the way: {{delegations}}. They are agreed once each has lifted or changed its position.',
  'objections-stand': 'These delegations object: {{delegations}}. The words are not agreed.',

  'beyond-calendar':
    'The holiday tables reach from {{first}} to {{last}}, and the deadline would lie outside. Publish tables for the years needed.',
  'time-skipped':
    'On that day the clocks of {{zone}} skip {{local}}. Choose a time that exists there.',
  'time-repeated':
    'On that day the clocks of {{zone}} show {{local}} twice. Choose a time that is shown once.',
} as const
