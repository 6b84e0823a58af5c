import { execFile } from 'node:child_process';
import type { Plugin } from 'vite';

/** Types the operations again when one of them, or the schema, was saved. */
export function typedOperations(): Plugin {
  return {
    name: 'typed-operations',
    apply: 'serve',
    configureServer({ watcher, config }) {
      watcher.add('../schema.graphql');
      watcher.on('change', (file) => {
        if (!file.endsWith('.graphql') || file.includes('/examples/')) return;
        execFile('node', ['codegen.mjs'], { cwd: config.root }, (error, _out, problems) => {
          if (error) config.logger.error(problems);
        });
      });
    },
  };
}
