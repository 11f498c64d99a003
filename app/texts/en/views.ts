/** The views of a text, and the tabs that lead to them. */
export const views = {
  live: 'Live text',
  history: 'History',
  kinds: {
    clean: 'Clean',
    bracketed: 'Bracketed',
    compilation: 'Compilation',
    wanted: 'As a delegation wants it',
    changes: 'Changes',
  },
  leads: {
    clean: 'What stands if every proposal falls.',
    bracketed: 'The text with its brackets, and who holds them.',
    compilation: 'All that is proposed, side by side with what stands.',
    wanted:
      'Each bracket as if the delegation had its way. Where it holds no side or reserves its position, the bracket stays.',
    changes:
      'What was added is underlined, what was taken out is struck through. Brackets count as words.',
  },
  of: 'Delegation',
  choose: 'Choose a delegation',
  wantedBy: 'As wanted by',
  from: 'Earlier text',
  fromHint: 'A symbol of this text, or the number of an edit from 0 to {{head}}.',
  to: 'Later text',
  toHint: 'Likewise; empty for the text as it is now, edit {{head}}.',
  show: 'Show',
  download: 'Download',
  project: 'Show on the wall',
  leave: 'Back from the wall',
  stands: 'What stands',
  readings: 'Readings of {{place}}',
  same: 'The two texts do not differ.',
  differ_one: '{{count}} part of the text differs.',
  differ_other: '{{count}} parts of the text differ.',
  became: {
    added: 'added',
    removed: 'taken out',
    moved: 'moved here',
    form: 'same words in another form',
    relabelled: 'was {{label}}',
  },
  refusals: {
    'text-too-long':
      'The text has more than {{millions}} million characters, and as many do not leave on paper. Take it as Markdown, HTML or JSON.',
  },
}
