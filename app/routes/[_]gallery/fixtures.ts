/** The demo world's delegations, without a server to ask. */
export const delegations = [
  { code: 'UWC', name: 'Union of Western Coasts', hue: 0, person: 'Anna Berg' },
  { code: 'OST', name: 'Federation of Ostia', hue: 1, person: 'Tomas Veld' },
  { code: 'THA', name: 'Kingdom of Thane', hue: 2, person: 'Ife Okoro' },
  { code: 'SOL', name: 'Solvaara', hue: 3, person: 'Mira Laine' },
  { code: 'MAR', name: 'Marenga', hue: 4, person: 'Joao Sunta' },
] as const
