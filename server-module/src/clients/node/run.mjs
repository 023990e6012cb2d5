// Other people's Node clients against a server: node run.mjs URL KEY
const [url, key] = process.argv.slice(2);
if (!url || !key) {
  console.error('usage: node run.mjs URL KEY');
  process.exit(2);
}

const server = { baseURL: new URL('/v1', url).href, apiKey: key };
(await import('./openai.mjs')).tests(server);
(await import('./ai-sdk.mjs')).tests(server);
