import type { Locale } from '#app/domain/accounts/viewer.ts'
import type { Silence } from '#app/domain/kernel/notice-kind.ts'

import type { MailPayload } from './payload.ts'

type MailTexts = {
  readonly subject: Readonly<Record<MailPayload['occasion'], string>>
  readonly awaited: string
  /** Of what awaits no answer. */
  readonly told: string
  readonly due: string
  readonly noDue: string
  readonly silence: Readonly<Record<Silence, string>>
  readonly read: string
  readonly why: string
}

/** All that a mail can say. What it is about stays behind the sign-in. */
export const mailTexts: Readonly<Record<Locale, MailTexts>> = {
  en: {
    subject: {
      given: 'Entente: your answer is awaited',
      reminder: 'Entente: your answer is still awaited',
      told: 'Entente: there is something new on your desk',
    },
    awaited: 'On your desk an answer of yours is awaited.',
    told: 'There is something new on your desk. It asks for no answer.',
    due: 'It is due by',
    noDue: 'It has no deadline.',
    silence: {
      nothing: 'Silence means nothing.',
      consent: 'Silence means consent.',
      restores: 'Silence restores the measures.',
      unmet: 'Silence leaves the condition unmet.',
      lapses: 'Silence lets it lapse.',
      continues: 'Silence lets it go on.',
      'not-ready': 'Silence means “not ready”.',
    },
    read: 'What it is about, you read after signing in:',
    why: 'This mail says no more, because others may read it on its way. Do not answer it.',
  },
  ar: {
    subject: {
      given: 'Entente: جوابكم مطلوب',
      reminder: 'Entente: ما زال جوابكم مطلوبًا',
      told: 'Entente: على مكتبكم جديد',
    },
    awaited: 'على مكتبكم ما ينتظر جوابًا منكم.',
    told: 'على مكتبكم جديد، وهو لا يطلب جوابًا.',
    due: 'أجله',
    noDue: 'ليس له أجل.',
    silence: {
      nothing: 'السكوت لا يعني شيئًا.',
      consent: 'السكوت يعني الموافقة.',
      restores: 'السكوت يعيد التدابير.',
      unmet: 'السكوت يُبقي الشرط غير مستوفى.',
      lapses: 'السكوت يدعه يسقط.',
      continues: 'السكوت يدعه يستمر.',
      'not-ready': 'السكوت يعني «غير جاهز».',
    },
    read: 'أما موضوعه فتقرؤونه بعد تسجيل الدخول:',
    why: 'لا تقول هذه الرسالة أكثر من ذلك، إذ قد يقرؤها غيركم في طريقها. فلا تردوا عليها.',
  },
}
