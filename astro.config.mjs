import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { plaudit } from './src/hosts/build/integration.ts';
import { plotOffset } from './src/hosts/build/plotOffset.ts';
import { docLinks } from './src/mdx/docLinks.ts';
import { remarkPlaudit } from './src/mdx/remarkPlaudit.ts';

// where the site is served: `npm run build -- --base /reports/`, or these variables in a CI job
const { SITE_URL, BASE_PATH } = process.env;

export default defineConfig({
  ...(SITE_URL ? { site: SITE_URL } : {}),
  ...(BASE_PATH ? { base: BASE_PATH } : {}),
  integrations: [mdx(), plaudit()],
  // syntax colours would be style attributes, which the content security policy forbids
  markdown: { processor: unified({ remarkPlugins: [remarkPlaudit, docLinks] }), syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    // a script or style inside the page would break the content security policy
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
    plugins: [plotOffset()],
    optimizeDeps: { include: ['@duckdb/duckdb-wasm'] },
  },
});
