export const common = {
  product: 'Entente',
  pageTitle: '{{page}} · Entente',

  shell: {
    skip: 'انتقل إلى المحتوى',
    navigation: 'القائمة الرئيسية',
    breadcrumb: 'موضعك',
    tools: 'هذه الصفحة',
    desk: 'المكتب',
    frameworks: 'الأطر',
    record: 'السجل',
    people: 'الأشخاص',
    loading: 'يجري تحميل الصفحة التالية',
  },

  account: {
    menu: 'حساب {{name}}، باسم {{delegation}} بصفة {{mandate}}',
    actingFor: 'تتصرف باسم',
    as: 'بصفة',
    settings: 'الحساب والأمان',
    signOut: 'تسجيل الخروج',
  },

  mandates: {
    head: 'رئيس الوفد',
    alternate: 'الرئيس المناوب',
    delegate: 'مندوب',
    'capital-reviewer': 'مراجع في العاصمة',
    'legal-adviser': 'مستشار قانوني',
    chair: 'رئيس الاجتماع',
  },

  delegationKinds: {
    member: 'عضو',
    secretariat: 'الأمانة',
    verifier: 'جهة التحقق',
    observer: 'مراقب',
    'civil-society': 'المجتمع المدني',
  },

  accesses: {
    read: 'قراءة',
    comment: 'تعليق',
    edit: 'تحرير',
  },

  preferences: {
    language: 'اللغة',
    theme: 'المظهر',
    light: 'فاتح',
    dark: 'داكن',
    system: 'حسب الجهاز',
  },

  palette: {
    allKeys: 'اختصارات لوحة المفاتيح',
    title: 'البحث والأوامر',
    open: 'ابحث أو انتقل إلى …',
    placeholder: 'وثيقة أو شخص أو فقرة أو أمر',
    pages: 'الصفحات',
    actions: 'الإجراءات',
    documents: 'الوثائق',
    people: 'الأشخاص',
    passages: 'في النصوص',
    searching: 'يجري البحث …',
    nothing: 'لم يُعثر على شيء يطابق «{{query}}».',
    failed: 'لم يُجب البحث. وما زالت الأوامر والصفحات متاحة.',
    keys: '↑ ↓ للاختيار · Enter للفتح · Esc للإغلاق',
  },

  demo: {
    banner: 'عالم تجريبي: الأشخاص والنصوص والدول من نسج الخيال.',
    clockAhead: 'ساعته متقدمة بمقدار {{span}}.',
  },

  span: {
    seconds: '{{seconds}} ث',
    minutes: '{{minutes}} د',
    hours: '{{hours}} س {{minutes}} د',
    days: '{{days}} ي {{hours}} س',
    in: 'بعد {{span}}',
    ago: 'قبل {{span}}',
    over: 'انتهى',
  },

  wording: {
    hours_zero: 'صفر ساعة',
    hours_one: 'ساعة واحدة',
    hours_two: 'ساعتان',
    hours_few: '{{count}} ساعات',
    hours_many: '{{count}} ساعة',
    hours_other: '{{count}} ساعة',
    days_zero: 'صفر يوم، {{zone}}',
    days_one: 'يوم واحد، {{zone}}',
    days_two: 'يومان، {{zone}}',
    days_few: '{{count}} أيام، {{zone}}',
    days_many: '{{count}} يومًا، {{zone}}',
    days_other: '{{count}} يوم، {{zone}}',
    months_zero: 'لا أشهر، {{zone}}',
    months_one: 'شهر واحد، {{zone}}',
    months_two: 'شهران، {{zone}}',
    months_few: '{{count}} أشهر، {{zone}}',
    months_many: '{{count}} شهرًا، {{zone}}',
    months_other: '{{count}} شهر، {{zone}}',
    'working-days': {
      seat: {
        after_zero: 'صفر يوم عمل، تقويم المقر',
        after_one: 'يوم عمل واحد، تقويم المقر',
        after_two: 'يوما عمل، تقويم المقر',
        after_few: '{{count}} أيام عمل، تقويم المقر',
        after_many: '{{count}} يوم عمل، تقويم المقر',
        after_other: '{{count}} يوم عمل، تقويم المقر',
        before_zero: 'قبل صفر يوم عمل، تقويم المقر',
        before_one: 'قبل يوم عمل واحد، تقويم المقر',
        before_two: 'قبل يومي عمل، تقويم المقر',
        before_few: 'قبل {{count}} أيام عمل، تقويم المقر',
        before_many: 'قبل {{count}} يوم عمل، تقويم المقر',
        before_other: 'قبل {{count}} يوم عمل، تقويم المقر',
      },
      capitals: {
        after_zero: 'صفر يوم عمل في جميع العواصم',
        after_one: 'يوم عمل واحد في جميع العواصم',
        after_two: 'يوما عمل في جميع العواصم',
        after_few: '{{count}} أيام عمل في جميع العواصم',
        after_many: '{{count}} يوم عمل في جميع العواصم',
        after_other: '{{count}} يوم عمل في جميع العواصم',
        before_zero: 'قبل صفر يوم عمل في جميع العواصم',
        before_one: 'قبل يوم عمل واحد في جميع العواصم',
        before_two: 'قبل يومي عمل في جميع العواصم',
        before_few: 'قبل {{count}} أيام عمل في جميع العواصم',
        before_many: 'قبل {{count}} يوم عمل في جميع العواصم',
        before_other: 'قبل {{count}} يوم عمل في جميع العواصم',
      },
    },
    'wall-clock': '{{date}}، {{time}} ({{zone}})',
  },

  form: {
    optional: 'اختياري',
    working: 'يجري التنفيذ …',
    problems_zero: 'لا حقول تحتاج إلى مراجعة',
    problems_one: 'حقل واحد يحتاج إلى مراجعة',
    problems_two: 'حقلان يحتاجان إلى مراجعة',
    problems_few: '{{count}} حقول تحتاج إلى مراجعة',
    problems_many: '{{count}} حقلًا يحتاج إلى مراجعة',
    problems_other: '{{count}} حقل يحتاج إلى مراجعة',
  },

  copy: {
    action: 'نسخ',
    done: 'نُسخ',
    failed: 'حدد النص وانسخه يدويًا',
    whole: 'انسخ القيمة كاملة',
  },

  dialog: {
    cancel: 'إلغاء',
  },

  toasts: {
    region: 'الرسائل',
    undo: 'تراجع',
    dismiss: 'إغلاق الرسالة',
  },

  waiting: 'يجري التحميل',

  errors: {
    quote: 'عند طلب المساعدة اذكر',
    toDesk: 'إلى المكتب',
    again: 'حاول مرة أخرى',
    signIn: 'تسجيل الدخول',
    notFound: {
      title: 'لا يوجد هنا ما يحق لك الاطلاع عليه',
      what: 'لا يؤدي هذا العنوان إلى شيء، أو يؤدي إلى ما ليس متاحًا لوفدك. والحالتان تبدوان سواء.',
      kept: 'لم يتغير شيء.',
      todo: 'تحقق من العنوان، أو اسأل الأمانة عما إذا كان ينبغي أن يُتاح لوفدك الاطلاع.',
    },
    signedOut: {
      title: 'انتهت جلستك',
      what: 'انقضت مدة الجلسة، أو أُنهيت من جهاز آخر.',
      kept: 'ما قمت به حتى ذلك الحين محفوظ.',
      todo: 'سجّل الدخول من جديد وواصل عملك.',
    },
    forbidden: {
      title: 'ولايتك لا تشمل هذا الإجراء',
      what: 'هذا الإجراء محفوظ لولاية أخرى أو لوفد آخر.',
      kept: 'لم يتغير شيء.',
      todo: 'راجع من يحمل هذه الولاية في وفدك، أو راجع الأمانة.',
    },
    badInput: {
      title: 'لا يمكن استعمال هذه القيم',
      what: 'في الطلب ما هو ناقص أو أطول من اللازم أو من نوع غير متوقع.',
      kept: 'لم يتغير شيء.',
      todo: 'ارجع وراجع ما أدخلته.',
    },
    refused: {
      title: 'رُفض هذا الإجراء',
      what: 'لا تسمح به الحالة الراهنة، وقد تكون تغيرت قبل لحظات.',
      kept: 'لم يتغير شيء.',
      todo: 'ارجع واطلع على الحالة الراهنة.',
    },
    tooMany: {
      title: 'محاولات كثيرة',
      what: 'حمايةً للحسابات تُحدد المحاولات لبعض الوقت.',
      kept: 'لم يتغير شيء.',
      todo: 'انتظر بضع دقائق ثم حاول مرة أخرى.',
    },
    unreachable: {
      title: 'تعذر الوصول إلى الخادم',
      what: 'انقطع الاتصال، أو يُعاد تشغيل الخادم.',
      kept: 'التعديلات التي لم تُرسل محفوظة على هذا الجهاز.',
      todo: 'حاول مرة أخرى بعد قليل.',
    },
    failed: {
      title: 'وقع خلل لدينا',
      what: 'لم يتمكن الخادم من إتمام ما طلبته، وسُجل الخلل.',
      kept: 'كل إجراء يتم كاملًا أو لا يتم، فلم يبق شيء في منتصفه. وما حُفظ من تعديلات في أمان.',
      todo: 'حاول مرة أخرى، فإن تكرر الخلل فأبلغ الأمانة.',
    },
  },
  about: { title: 'عن Entente' },
} as const
