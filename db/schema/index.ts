export * from './accounts.ts'
export * from './transparency.ts'
