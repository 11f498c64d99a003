import { BlockList, isIP } from 'node:net'

/**
 * Whether a server may post to this IP address (SPEC.md WH6): somebody's address is not to make it knock
 * at doors that only it can reach.
 */
export function isReachable(address: string, { demo }: { demo: boolean }): boolean {
  return demo ? isIn(own, address) : isPublic(address)
}

/** Not set apart for a purpose by IANA's registries for IPv4 and IPv6 (RFC 6890 and its successors). */
function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !isIn(setApart, address)
    case 6:
      return isIn(unicast, address) && !isIn(setApart, address)
    default:
      return false
  }
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const own = listOf('127.0.0.0/8', '::1/128')

/** All that is given out of IPv6; what maps or translates IPv4 lies beside it. */
const unicast = listOf('2000::/3')

const setApart = listOf(
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
)

function listOf(...networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
