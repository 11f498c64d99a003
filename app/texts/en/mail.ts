/** The page of the mails that went or wait. What a mail itself says is in server/mail/texts.ts. */
export const mail = {
  title: 'Mails',
  lead: 'Who is asked for an answer is told by mail too, without a word on what about. Without a mail server (SMTP_URL) the mails wait here.',
  latest: 'The latest hundred',
  empty: 'Nobody has been asked for an answer yet.',
  states: {
    sent: 'Sent',
    waiting: 'Waits',
    'given-up': 'Given up after repeated failures',
  },
} as const
