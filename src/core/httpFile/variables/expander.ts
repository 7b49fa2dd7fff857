import { type ProblemList, shownName } from '../problems';
import { rangeOf, type SourceText } from '../sourceText';
import { placeholdersIn } from './placeholders';
import { expansionLimit, type Failure, type VariableResolver } from './resolver';

/**
 * Where a text goes. `line`: URL, headers, paths, where an unknown variable or a line break in a
 * value is an error. `body`: where an unknown variable stays as it is written.
 */
export type Place = 'line' | 'body';

/** Replaces the variables of texts of a file, and reports what has no value at its place there. */
export class Expander {
  private insertedCharacters = 0;

  constructor(
    private readonly resolver: VariableResolver,
    private readonly problems: ProblemList,
  ) {}

  /**
   * Replaces the variables of a text, in one pass from left to right.
   *
   * @param at where problems are reported when the text itself is not of the file
   */
  async expand(source: SourceText, place: Place, at?: SourceText): Promise<string> {
    const { text } = source;
    if (!text.includes('{{')) return text;
    let result = '';
    let from = 0;
    for (const { name, start, end } of placeholdersIn(text)) {
      const range = at ? rangeOf(at) : rangeOf(source, start, end - start);
      const resolved = await this.resolver.resolve(name);
      const failures = [...resolved.failures];
      if (place === 'line' && failures.length === 0 && /[\r\n\0]/.test(resolved.text)) {
        failures.push({
          finding: { code: 'variable-line-break', facts: { name: shownName(name) } },
        });
      }
      const isOwnFailure = failures.length > 0 && resolved.text === `{{${name}}}`;
      result += text.slice(from, start);
      result += isOwnFailure ? text.slice(start, end) : resolved.text;
      from = end;
      this.insertedCharacters += resolved.text.length;
      if (this.insertedCharacters > expansionLimit) failures.push(this.tooLarge());
      for (const { finding, refuses } of failures) {
        this.problems.add(place === 'line' || refuses ? 'error' : 'warning', range, finding);
      }
      if (this.insertedCharacters > expansionLimit) return text;
    }
    return result + text.slice(from);
  }

  private tooLarge(): Failure {
    const facts = { limitCharacters: expansionLimit };
    return { finding: { code: 'expansion-too-large', facts }, refuses: true };
  }
}
