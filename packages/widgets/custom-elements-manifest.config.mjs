export default {
  globs: ['packages/widgets/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/testing/**', '**/test-*.ts'],
  outdir: 'packages/widgets/dist',
  litelement: true,
  packagejson: false,
}
