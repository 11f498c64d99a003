/**
 * Which mails a person wants: also of what one is only told; of each answer that is owed, and again a day
 * before it is due; or no more than that reminder. Nobody is left without a word of what it owes.
 */
export const mailWishes = ['told', 'owed', 'reminder'] as const
export type MailWish = (typeof mailWishes)[number]
