import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { generateObject, generateText, Output, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';

const Person = z.object({ name: z.string(), age: z.number().int() });

/** The AI SDK with its OpenAI provider, against this server. */
export function tests(server) {
  const openai = createOpenAI(server);
  const model = openai.responses('parley-scripted');
  const tools = {
    get_weather: tool({
      description: 'The weather in a city.',
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => ({ city, sky: 'sunny' }),
    }),
  };

  describe('AI SDK', () => {
    it('generates a text', async () => {
      const result = await generateText({ model, system: 'Be brief.', prompt: 'Hello!', temperature: 0.5 });

      assert.match(result.text, /You said: “Hello!”/);
      assert.equal(result.finishReason, 'stop');
      assert.ok(result.usage.totalTokens > 0);
      assert.match(result.response.id, /^resp_/);
      assert.deepEqual(result.warnings, []);
    });

    it('streams a text', async () => {
      const result = streamText({ model, prompt: 'Hello!' });
      const pieces = [];
      for await (const piece of result.textStream) {
        pieces.push(piece);
      }

      assert.ok(pieces.length > 1);
      assert.equal(pieces.join(''), await result.text);
      assert.equal(await result.finishReason, 'stop');
      assert.ok((await result.usage).outputTokens > 0);
    });

    it('loops through tools', async () => {
      const result = await generateText({
        model,
        tools,
        prompt: 'Ask get_weather about Oslo.',
        stopWhen: stepCountIs(3),
      });

      assert.equal(result.steps.length, 2);
      assert.equal(result.steps[0].toolCalls[0].toolName, 'get_weather');
      assert.match(result.text, /get_weather returned: .*sunny/);
    });

    it('loops through tools as it streams', async () => {
      const result = streamText({
        model,
        tools,
        prompt: 'Ask get_weather about Oslo.',
        stopWhen: stepCountIs(3),
        onError: ({ error }) => assert.fail(error),
      });

      assert.match(await result.text, /get_weather returned: .*sunny/);
      assert.equal((await result.steps).length, 2);
    });

    it('generates an object of a schema', async () => {
      const { output } = await generateText({ model, prompt: 'Who is it?', output: Output.object({ schema: Person }) });
      const { object } = await generateObject({ model, prompt: 'Who is it?', schema: Person });

      assert.deepEqual(Person.parse(output), output);
      assert.deepEqual(Person.parse(object), object);
    });

    it('goes on with a conversation whose responses it does not have stored', async () => {
      const providerOptions = { openai: { store: false } };
      const messages = [{ role: 'user', content: 'My name is Ada.' }];
      const first = await generateText({ model, messages, providerOptions });
      messages.push(...first.response.messages, { role: 'user', content: 'Who am I?' });
      const second = await generateText({ model, messages, providerOptions });

      assert.match(second.text, /My name is Ada\..*Who am I\?/);
    });

    it('goes on with a conversation of stored responses', async () => {
      const messages = [{ role: 'user', content: 'My name is Ada.' }];
      const first = await generateText({ model, messages });
      messages.push(...first.response.messages, { role: 'user', content: 'Who am I?' });
      const second = await generateText({ model, messages });

      assert.match(second.text, /My name is Ada\..*Who am I\?/);
    });

    it('chains responses on the server', async () => {
      const first = await generateText({ model, prompt: 'My name is Ada.' });
      const previousResponseId = first.providerMetadata.openai.responseId;
      const second = await generateText({
        model,
        prompt: 'Who am I?',
        providerOptions: { openai: { previousResponseId } },
      });

      assert.match(second.text, /My name is Ada\..*Who am I\?/);
    });
  });
}
