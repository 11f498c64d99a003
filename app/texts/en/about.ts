/** What the program is, under which licence, and whose work it stands on. */
export const about = {
  purpose:
    'The shared desk of a coalition: negotiate the text, verify against it, and lift measures together, with a record anyone can check.',
  version: 'Version {{version}}',
  licence: 'Entente is free software under the Apache License 2.0.',
  holidays: 'Public holidays: {{credit}}.',
  fonts:
    'Typefaces: Source Serif, IBM Plex Sans, IBM Plex Mono, IBM Plex Sans Arabic and Noto Naskh Arabic, under the SIL Open Font License 1.1.',
} as const
