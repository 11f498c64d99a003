export { getPersistence, setupWSConnection } from '@y/websocket-server/utils'
