import './styles/app.css'
import { announceChanges } from './announce.ts'
import { enhanceDialogs } from './components/dialog/dialog.ts'
import { enhanceMenu } from './components/nav/nav.ts'
import { enhanceSecrets } from './components/secret/secret.ts'
import { enhanceTheme } from './components/theme/theme.ts'
import { startExchange } from './exchange.ts'

startExchange()
enhanceTheme()
enhanceDialogs()
enhanceMenu()
enhanceSecrets()
announceChanges()
