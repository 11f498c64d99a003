/** What a list of frameworks says, and a framework of what belongs to it. */
export const frameworks = {
  lead: 'One framework is one agreement, under negotiation or in force.',
  empty: 'There is no framework yet.',
  emptyOthers: 'There is no framework yet. The secretariat creates the first one.',
  documents_zero: 'No documents',
  documents_one: '{{count}} document',
  documents_other: '{{count}} documents',
  open_zero: 'none open for drafting',
  open_one: '{{count}} open for drafting',
  open_other: '{{count}} open for drafting',
  relief: 'Relief events: plan, readiness and firing',
  exemptions: 'Exemptions: what stays allowed whatever is imposed',
  snapbacks: 'Snapbacks: measures that return unless decided otherwise',
} as const
