import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import OpenAI from 'openai';
import { zodResponsesFunction, zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';

const model = 'parley-scripted';

// The scripted engine takes 10 ms for each word, and quotes all of these.
const long = Array.from({ length: 6 }, (_, i) => ({ role: 'user', content: `${i} ${'word '.repeat(50)}` }));

const weather = zodResponsesFunction({
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: z.object({ city: z.string(), days: z.number().int().nullable() }),
});

const Forecast = z.object({
  city: z.string(),
  sky: z.enum(['clear', 'cloudy']),
  days: z.array(z.object({ degrees: z.number() })),
});

/** The openai package, against this server. */
export function tests(server) {
  const client = new OpenAI({ ...server, maxRetries: 0, organization: 'org-any', project: 'proj-any' });

  describe('openai', () => {
    it('creates a response', async () => {
      const response = await client.responses.create({ model, input: 'Hello!', instructions: 'Be brief.' });

      assert.equal(response.status, 'completed');
      assert.match(response.output_text, /You said: “Hello!”/);
      assert.ok(response.usage.total_tokens > 0);
    });

    it('streams a response', async () => {
      const events = await all(await client.responses.create({ model, input: 'Hello!', stream: true }));

      assert.equal(events[0].type, 'response.created');
      assert.equal(events.at(-1).type, 'response.completed');
      assert.deepEqual(
        events.map((event) => event.sequence_number),
        events.map((_, i) => i),
      );
      assert.equal(textOf(events), events.at(-1).response.output[0].content[0].text);
    });

    it('adds up a stream with its helper', async () => {
      const stream = client.responses.stream({ model, input: 'Hello!', reasoning: { effort: 'low', summary: 'auto' } });
      let text = '';
      stream.on('response.output_text.delta', (event) => {
        text += event.delta;
        assert.equal(event.snapshot, text);
      });
      const final = await stream.finalResponse();

      assert.equal(final.output_text, text);
      assert.equal(final.output[0].type, 'reasoning');
    });

    it('retrieves a response, chains it and deletes it', async () => {
      const first = await client.responses.create({ model, input: 'My name is Ada.' });
      const second = await client.responses.create({ model, input: 'Hello!', previous_response_id: first.id });

      assert.equal((await client.responses.retrieve(first.id)).output_text, first.output_text);
      assert.match(second.output_text, /My name is Ada\./);
      await client.responses.delete(first.id);
      await assert.rejects(client.responses.retrieve(first.id), OpenAI.NotFoundError);
    });

    it('pages through what a response was asked with', async () => {
      const input = ['one', 'two', 'three'].map((content) => ({ role: 'user', content }));
      const response = await client.responses.create({ model, input });
      const items = await all(client.responses.inputItems.list(response.id, { limit: 2, order: 'asc' }));

      assert.deepEqual(items.map((item) => item.content[0].text), ['one', 'two', 'three']);
    });

    it('lists the models', async () => {
      const models = await all(client.models.list());

      assert.ok(models.some((one) => one.id === model));
    });

    it('calls a function and answers with its output', async () => {
      const tools = [weather];
      const first = await client.responses.parse({ model, input: 'Ask get_weather about Oslo.', tools });
      const [call] = first.output;
      const second = await client.responses.create({
        model,
        tools,
        previous_response_id: first.id,
        input: [{ type: 'function_call_output', call_id: call.call_id, output: 'sunny' }],
      });

      assert.equal(typeof call.parsed_arguments.city, 'string');
      assert.match(second.output_text, /get_weather returned: sunny/);
    });

    it('sends a whole conversation back, as it came', async () => {
      const input = [{ role: 'user', content: 'Ask get_weather about Oslo.' }];
      const first = await client.responses.create({ model, input, tools: [weather], store: false });
      input.push(...first.output);
      input.push({ type: 'function_call_output', call_id: first.output[0].call_id, output: 'sunny' });
      const second = await client.responses.create({ model, input, tools: [weather], store: false });

      assert.match(second.output_text, /get_weather returned: sunny/);
    });

    it('gets an object of a schema', async () => {
      const response = await client.responses.parse({
        model,
        input: 'The weather in Oslo?',
        text: { format: zodTextFormat(Forecast, 'forecast') },
      });

      assert.deepEqual(Forecast.parse(response.output_parsed), response.output_parsed);
    });

    it('leaves a background stream and resumes it', async () => {
      const left = await client.responses.create({ model, input: long, background: true, stream: true });
      const before = [];
      for await (const event of left) {
        before.push(event);
        if (event.type === 'response.output_text.delta') {
          break; // which closes the connection
        }
      }
      const id = before[0].response.id;
      const after = await all(
        await client.responses.retrieve(id, { stream: true, starting_after: before.at(-1).sequence_number }),
      );

      assert.equal(after[0].sequence_number, before.at(-1).sequence_number + 1);
      assert.equal(textOf([...before, ...after]), after.at(-1).response.output[0].content[0].text);
      const replayed = client.responses.stream({ response_id: id, starting_after: 2 });
      assert.equal((await all(replayed))[0].sequence_number, 3);
      assert.equal((await replayed.finalResponse()).id, id);
    });

    it('cancels a background response', async () => {
      const created = await client.responses.create({ model, input: long, background: true });
      const cancelled = await client.responses.cancel(created.id);

      assert.equal(created.status, 'queued');
      assert.equal(cancelled.status, 'cancelled');
      assert.equal((await client.responses.retrieve(created.id)).status, 'cancelled');
    });

    it('does not mind fields that ask for nothing', async () => {
      const events = await all(
        await client.responses.create({
          model,
          input: 'Hello!',
          stream: true,
          conversation: null,
          include: null,
          prompt_cache_retention: null,
          safety_identifier: null,
          service_tier: 'auto',
          stream_options: { include_obfuscation: false },
        }),
      );

      assert.equal(events.at(-1).type, 'response.completed');
    });

    it('throws a typed error that names what is not served', async () => {
      await assert.rejects(
        client.responses.create({ model, input: 'Hello!', prompt_cache_retention: '24h' }),
        (error) => error instanceof OpenAI.BadRequestError && error.param === 'prompt_cache_retention',
      );
    });
  });
}

async function all(iterable) {
  const values = [];
  for await (const value of iterable) {
    values.push(value);
  }
  return values;
}

function textOf(events) {
  return events
    .filter((event) => event.type === 'response.output_text.delta')
    .map((event) => event.delta)
    .join('');
}
