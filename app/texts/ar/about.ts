export const about = {
  purpose:
    'المكتب المشترك للتحالف: التفاوض على النص والتحقق بموجبه ورفع التدابير معاً، بسجل يستطيع أي أحد فحصه.',
  version: 'الإصدار {{version}}',
  licence: 'Entente برنامج حر بموجب رخصة أباتشي 2.0.',
  holidays: 'العطل الرسمية: {{credit}}.',
  fonts:
    'الخطوط: Source Serif و IBM Plex Sans و IBM Plex Mono و IBM Plex Sans Arabic و Noto Naskh Arabic، بموجب رخصة SIL للخطوط المفتوحة 1.1.',
} as const
