import { testEveryScreen } from './every-screen.ts'

testEveryScreen({ locale: 'ar', theme: 'dark' })
