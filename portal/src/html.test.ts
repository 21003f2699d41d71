import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { each, escapeText, html, trusted } from './html.ts';

describe('a template', () => {
  it('escapes text, keeps markup, joins lists, leaves nothing for nothing', () => {
    expect(
      html`<p title="${'"x"'}">${'<b>'}${html`<i>${1}</i>`}${['a', html`&amp;`]}${undefined}${false}${null}</p>`
        .text,
    ).toBe('<p title="&quot;x&quot;">&lt;b&gt;<i>1</i>a&amp;</p>');
    expect(each([1, 2], (n) => html`<li>${n}</li>`).text).toBe('<li>1</li><li>2</li>');
    expect(html`${trusted('<br>')}`.text).toBe('<br>');
  });

  it('does not take an object that looks like markup for markup', () => {
    const forged = { text: '<script>', toString: () => '<script>', isEscaped: true };
    expect(html`${forged as never}`.text).toBe('');
  });

  it('leaves no character of a text that could open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const back = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});
