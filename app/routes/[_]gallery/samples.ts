import type { Locale } from '#app/domain/accounts/viewer.ts'

/** What the gallery shows. Not interface texts: they stand on no other page. */
export type Samples = typeof en

const en = {
  title: 'Gallery',
  lead: 'Every part of the interface in each of its states.',
  sections: {
    colour: 'Colours',
    delegations: 'Delegations',
    type: 'Type',
    actions: 'Actions',
    forms: 'Forms',
    states: 'States',
    times: 'Times and hashes',
    table: 'Table',
    waiting: 'Empty, loading, notices',
    overlays: 'Dialogs, messages, palette',
    document: 'The text',
    error: 'Error page',
  },
  actions: {
    primary: 'Attest readiness',
    plain: 'Read',
    quiet: 'Compare revisions',
    danger: 'Break silence',
    disabled: 'Adopt',
    pending: 'Attest readiness',
    link: 'Open the desk',
  },
  form: {
    send: 'Create document',
    title: 'Title',
    titleHint: 'As it should stand on the first page.',
    titleValue: 'Customs-flow format',
    symbol: 'Symbol',
    email: 'E-mail',
    reason: 'Reason',
    delegation: 'Delegation',
    agree: 'Circulate to all delegations at once',
    closed: 'Kept by the secretariat',
  },
  states: {
    good: 'Verified',
    warn: 'Due Wednesday',
    bad: 'Blocked by two',
    hold: 'On hold',
    calm: 'Not started',
  },
  stances: {
    support: 'supports',
    accept: 'can live with it',
    reserve: 'reserves',
    object: 'objects',
    silent: 'silent',
  },
  table: {
    caption: 'Documents of the framework',
    symbol: 'Symbol',
    document: 'Document',
    delegation: 'Holder',
    state: 'State',
    brackets: 'Brackets',
    changed: 'Changed',
  },
  documents: ['Customs-flow format', 'Framework text', 'Terms of reference of the verifier'],
  empty: 'No document is open for drafting.',
  emptyAction: 'Create a document',
  notice: 'Silence on HCG/2026/L.5/Rev.1 ends in three hours',
  noticeText: 'If your delegation says nothing until then, it consents.',
  dialogOpen: 'Break silence …',
  dialogTitle: 'Break silence on HCG/2026/L.5/Rev.1?',
  dialogText:
    'All delegations are told at once, in the name of the Federation of Ostia. This cannot be undone; the procedure begins again with the next draft.',
  toastOpen: 'Show a message',
  toast: 'The bridge at 6 per cent was withdrawn.',
  document: {
    heading: 'Customs-flow format',
    sub: 'Operative part',
    pp: 'Recalling that trade in goods of civilian use shall resume as soon as its flow can be verified,',
    op6: 'The reporting State shall transmit, within ten working days of the end of each month, the declared value of goods entering and leaving through the crossing points listed in Annex A.',
    op7: 'A difference between declared and banked value not exceeding 8 per cent of the declared value shall be regarded as within measurement; a larger one shall be explained in the same report.',
    op7bis:
      'The Mission may ask once for the underlying declarations. The reporting State shall answer',
    items: [
      'within five working days, if the declarations are kept in electronic form;',
      'otherwise within ten.',
    ],
    term: 'declared value',
    meaning:
      'the value stated in the customs declaration, before duty, in the currency of the declaration.',
    field: {
      labels: {
        id: 'Indicator',
        statement: 'Statement',
        unit: 'Unit',
        datatype: 'Datatype',
        threshold: 'Threshold',
      },
      statement: 'Declared against banked value of goods, both directions',
      unit: 'per cent',
      datatype: 'decimal, monthly',
      threshold: '≤ 8',
    },
    rows: [
      ['Crossing point', 'Declared', 'Banked', 'Difference'],
      ['Harbour of Corven', '41 208 000', '39 871 500', '3.2 %'],
      ['Northern road', '12 960 400', '11 534 700', '11.0 %'],
    ],
    foreign:
      'يتعين على الدولة المبلِّغة أن تحيل القيمة المصرح بها في غضون عشرة أيام عمل من نهاية كل شهر.',
  },
} as const

const ar: { [Key in keyof Samples]: Loose<Samples[Key]> } = {
  title: 'المعرض',
  lead: 'كل جزء من الواجهة في كل حالة من حالاته.',
  sections: {
    colour: 'الألوان',
    delegations: 'الوفود',
    type: 'الخطوط',
    actions: 'الإجراءات',
    forms: 'النماذج',
    states: 'الحالات',
    times: 'الأوقات والبصمات',
    table: 'جدول',
    waiting: 'فارغ، تحميل، تنبيهات',
    overlays: 'مربعات الحوار والرسائل ولوحة الأوامر',
    document: 'النص',
    error: 'صفحة الخطأ',
  },
  actions: {
    primary: 'أقر بالجاهزية',
    plain: 'اقرأ',
    quiet: 'قارن بين الصيغ',
    danger: 'اكسر الصمت',
    disabled: 'اعتمد',
    pending: 'أقر بالجاهزية',
    link: 'افتح المكتب',
  },
  form: {
    send: 'أنشئ الوثيقة',
    title: 'العنوان',
    titleHint: 'كما ينبغي أن يرد في الصفحة الأولى.',
    titleValue: 'نموذج التدفق الجمركي',
    symbol: 'الرمز',
    email: 'البريد الإلكتروني',
    reason: 'السبب',
    delegation: 'الوفد',
    agree: 'عمّم على جميع الوفود فورًا',
    closed: 'تحتفظ به الأمانة',
  },
  states: {
    good: 'متحقق منه',
    warn: 'يحل الأربعاء',
    bad: 'يعطله وفدان',
    hold: 'معلّق',
    calm: 'لم يبدأ',
  },
  stances: {
    support: 'يؤيد',
    accept: 'يقبل',
    reserve: 'يتحفظ',
    object: 'يعترض',
    silent: 'صامت',
  },
  table: {
    caption: 'وثائق الإطار',
    symbol: 'الرمز',
    document: 'الوثيقة',
    delegation: 'صاحبها',
    state: 'الحالة',
    brackets: 'الأقواس',
    changed: 'آخر تغيير',
  },
  documents: ['نموذج التدفق الجمركي', 'نص الإطار', 'اختصاصات جهة التحقق'],
  empty: 'لا توجد وثيقة مفتوحة للصياغة.',
  emptyAction: 'أنشئ وثيقة',
  notice: 'ينتهي الصمت بشأن HCG/2026/L.5/Rev.1 بعد ثلاث ساعات',
  noticeText: 'إن لم يقل وفدك شيئًا حتى ذلك الحين فهو موافق.',
  dialogOpen: 'اكسر الصمت …',
  dialogTitle: 'أتكسر الصمت بشأن HCG/2026/L.5/Rev.1؟',
  dialogText:
    'تُبلَّغ جميع الوفود فورًا باسم اتحاد أوستيا. ولا رجعة في ذلك؛ ويبدأ الإجراء من جديد مع المشروع التالي.',
  toastOpen: 'أظهر رسالة',
  toast: 'سُحب الحل الوسط البالغ 6 في المائة.',
  document: {
    heading: 'نموذج التدفق الجمركي',
    sub: 'المنطوق',
    pp: 'إذ يشير إلى أن تجارة السلع ذات الاستعمال المدني تُستأنف حالما يمكن التحقق من تدفقها،',
    op6: 'تحيل الدولة المبلِّغة، في غضون عشرة أيام عمل من نهاية كل شهر، القيمة المصرح بها للسلع الداخلة والخارجة عبر نقاط العبور المبينة في المرفق ألف.',
    op7: 'يُعد الفرق بين القيمة المصرح بها والقيمة المودعة، إذا لم يتجاوز 8 في المائة من القيمة المصرح بها، داخلًا في حدود القياس؛ ويُفسَّر ما زاد عليه في التقرير نفسه.',
    op7bis: 'للبعثة أن تطلب الإقرارات الأصلية مرة واحدة. وتجيب الدولة المبلِّغة',
    items: ['في غضون خمسة أيام عمل إن كانت الإقرارات محفوظة إلكترونيًا؛', 'وإلا ففي غضون عشرة.'],
    term: 'القيمة المصرح بها',
    meaning: 'القيمة الواردة في الإقرار الجمركي قبل الرسوم، بعملة الإقرار.',
    field: {
      labels: {
        id: 'المؤشر',
        statement: 'البيان',
        unit: 'الوحدة',
        datatype: 'نوع البيانات',
        threshold: 'العتبة',
      },
      statement: 'القيمة المصرح بها مقابل القيمة المودعة، في الاتجاهين',
      unit: 'في المائة',
      datatype: 'عدد عشري، شهريًا',
      threshold: '≤ 8',
    },
    rows: [
      ['نقطة العبور', 'المصرح به', 'المودع', 'الفرق'],
      ['ميناء كورفن', '41 208 000', '39 871 500', '3.2 %'],
      ['الطريق الشمالي', '12 960 400', '11 534 700', '11.0 %'],
    ],
    foreign:
      'The reporting State shall transmit the declared value within ten working days of the end of each month.',
  },
}

export const samples: Record<Locale, Loose<Samples>> = { en, ar }

export type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : { readonly [Key in keyof T]: Loose<T[Key]> }
