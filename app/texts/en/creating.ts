/** The pages on which a framework or a document begins. */
export const creating = {
  framework: {
    title: 'Create a framework',
    name: 'Name',
    nameHint: 'As delegations call it, for example Corvenia relief framework.',
    summary: 'Summary',
    summaryHint: 'What it is about, in two or three sentences.',
    effect:
      'Every delegation sees the framework at once, and the act enters the record. It cannot be deleted.',
    submit: 'Create the framework',
  },

  document: {
    title: 'Create a document',
    name: 'Title',
    symbol: 'Symbol',
    symbolHint: 'Unique in the coalition, for example HCG/2026/L.5. Its first draft keeps it.',
    template: 'Begin with',
    templateHint:
      'A verification format holds typed indicators, to be negotiated like any wording; the templates follow real regimes. A text is anything else.',
    emptyText: 'Empty text',
    fromFile: 'Begin with a Word or Markdown file',
    lang: 'Language of the text',
    effect:
      'Members and the secretariat may edit it at once, verifiers may comment, observers may read; the secretariat can change this. The act enters the record, and the document cannot be deleted.',
    submit: 'Create the document',
  },
} as const
