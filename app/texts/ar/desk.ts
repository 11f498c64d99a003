export const desk = {
  title: 'المكتب',

  frameworks: { title: 'الأطر', create: 'إنشاء إطار' },

  people: {
    title: 'الأشخاص والوفود',
    invite: 'دعوة شخص',
    add: 'إضافة وفد',
  },

  proof: {
    title: 'أكّد أنك أنت',
    lead: 'هذا الإجراء ملزم. أثبت حضورك ثم أرسل النموذج من جديد؛ وما ملأته محفوظ.',
    password: 'كلمة المرور',
    code: 'أو رمز من العامل الثاني',
  },

  clock: {
    label: 'تقديم ساعة العالم التجريبي',
    hours: 'قدّم الساعة بمقدار',
    submit: 'قدّم الساعة',
    hour_zero: 'صفر ساعة',
    hour_one: 'ساعة واحدة',
    hour_two: 'ساعتان',
    hour_few: '{{count}} ساعات',
    hour_many: '{{count}} ساعة',
    hour_other: '{{count}} ساعة',
    day_zero: 'صفر يوم',
    day_one: 'يوم واحد',
    day_two: 'يومان',
    day_few: '{{count}} أيام',
    day_many: '{{count}} يومًا',
    day_other: '{{count}} يوم',
  },
} as const
