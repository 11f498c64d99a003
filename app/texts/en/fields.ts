/** What is wrong with a field, by the code that a schema gives (server/parse.ts). */
export const fields = {
  required: 'Fill in this field.',
  tooLong: 'Shorten this text; it is longer than can be kept.',
  tooShort: 'Write a little more; this is too short.',
  controlCharacters:
    'Remove invisible control characters, for example by typing the text instead of pasting it.',
  markup: 'Write plain words here; tags such as <b> are not kept.',
  email: 'Write an e-mail address, for example anna.berg@example.org.',
  address:
    'Write an address that begins with https:// and leads to the public Internet; in a demo world, to this machine.',
  choice: 'Choose one of the options.',
  code: 'Use two to five capital letters, for example UWC.',
  zone: 'Choose a time zone from the list, for example Europe/Oslo.',
  steps:
    'Write one step a line: a number of days, then what is done, then what it waits for, as in “< THA 1”.',
  levels:
    'Write two to nine different levels, one a line, from what stands in the way to what goes along: “-” before the first, “0” before those that stand aside, “+” before the last.',
  symbol: 'Write a symbol of letters, digits, points and slashes, for example HCG/2026/L.5.',
  moment: 'Write a symbol that this text has had, or the number of one of its edits.',
  time: 'Choose a day and a time.',
  notQuoted: 'Quote words that stand in this paragraph now; these do not, or were changed.',
  quotedTwice: 'Quote more of what stands around them; these words stand here more than once.',
  number: 'Write a number, for example 5 or 6.5.',
  day: 'Choose a day that exists, as year, month and day.',
  reversed: 'Make the end of the scale greater than its beginning.',
  step: 'Choose a step of which the scale has a whole number.',
  file: 'Choose a file.',
  fileTooLarge: 'Choose a smaller file; this one is larger than can be read.',
  taken: 'Choose another one; this is already in use.',
  invalid: 'Check this value; it cannot be used as it is.',
} as const
