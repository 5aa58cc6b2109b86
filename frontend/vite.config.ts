import { resolve } from 'node:path'
import { defineConfig } from 'vite'
import { htmxWithoutEval } from './build/htmx.ts'
import { iconSprite } from './build/icons.ts'

// Maven passes OUT; without it the files land where a class path started from the IDE finds them.
const out = process.env.OUT ?? resolve(import.meta.dirname, '../target/classes/static/assets')

export default defineConfig({
  // Relative addresses inside the style sheet keep working under any context path.
  base: './',
  publicDir: false,
  plugins: [htmxWithoutEval(), iconSprite()],
  build: {
    outDir: resolve(out),
    emptyOutDir: true,
    assetsDir: '',
    // The server reads this file to learn today's names: see io.atrium.shell.Assets.
    manifest: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { app: 'src/app.ts', theme: 'src/theme.ts', favicon: 'src/favicon.svg' },
    },
  },
})
