import { testEveryScreen } from './every-screen.ts'

testEveryScreen({ locale: 'en', theme: 'dark' })
