/** A statement on the whole of a text, whose symbol is still to be named. */
export const statementForm = {
  kind: 'general',
  text: 'We thank the sponsors.',
  lang: 'en',
  visibility: 'public',
}
