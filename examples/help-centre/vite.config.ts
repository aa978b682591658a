import { defineConfig } from 'vite'

// As in a host's own project: the packages are the built ones.
export default defineConfig({ build: { target: 'es2022' } })
