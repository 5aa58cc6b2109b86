import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { icons } from '../src/icons.ts'

const tabler = createRequire(import.meta.url)

/** Writes the icons in use into one sprite, so that a page loads a few kilobytes instead of an icon font. */
export function iconSprite(): Plugin {
  return {
    name: 'atrium-icon-sprite',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        name: 'icons.svg',
        originalFileName: 'icons.svg',
        source: `<svg xmlns="http://www.w3.org/2000/svg">${Object.entries(icons).map(symbol).join('')}</svg>`,
      })
    },
  }
}

function symbol([name, drawing]: [string, string]): string {
  const svg = readFileSync(tabler.resolve(`@tabler/icons/outline/${drawing}.svg`), 'utf8')
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '')}</symbol>`
}
