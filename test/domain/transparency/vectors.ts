import { hexToBytes } from '@noble/hashes/utils.js'

/** The eight leaves that RFC 6962 implementations share, and what follows from them (verification.md 3.6). */
export const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hexToBytes)

/** Root by size. */
export const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
] as const

/** The first four bytes of the hashes, level by level. */
export const levels = [
  ['6e340b9c', '96a296d2', '0298d122', '07506a85', 'bc1a0643', '4271a26b', 'b08693ec', '46f6ffad'],
  ['fac54203', '5f083f0a', '0ebc5d34', 'ca854ea1'],
  ['d37ee418', '6b47aaf2'],
  ['5dc9da79'],
] as const

export const inclusions = [
  { index: 0n, size: 8n, hashes: ['96a296d2', '5f083f0a', '6b47aaf2'] },
  { index: 5n, size: 8n, hashes: ['bc1a0643', 'ca854ea1', 'd37ee418'] },
  { index: 2n, size: 3n, hashes: ['fac54203'] },
  { index: 1n, size: 5n, hashes: ['6e340b9c', '5f083f0a', 'bc1a0643'] },
] as const

export const consistencies = [
  { first: 1n, second: 8n, hashes: ['96a296d2', '5f083f0a', '6b47aaf2'] },
  { first: 6n, second: 8n, hashes: ['0ebc5d34', 'ca854ea1', 'd37ee418'] },
  { first: 2n, second: 5n, hashes: ['5f083f0a', 'bc1a0643'] },
  { first: 6n, second: 7n, hashes: ['0ebc5d34', 'b08693ec', 'd37ee418'] },
] as const
