/** `every(q, 'expr')`: a condition that must hold for each of many. */

import type { Circumstances } from '../../domain/condition.ts';
import { evidenceSentence } from '../../domain/evidence-sentence.ts';
import type { Json, Key, Node } from '../../domain/json.ts';
import { formatPath } from '../../domain/path.ts';
import { isArray, isObject } from '../../json/member.ts';
import { judge } from '../judge.ts';
import { known, readNodes } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * Three-valued: one member for which it does not hold decides, else one for which it is unknown; unknown too where there is
 * no member at all, because an empty set never counts as met. Inside, `@` is the member and `$` the body.
 */
export const every: FunctionDefinition = {
  name: 'every',
  parameters: ['path', 'condition'],
  gives: 'truth',
  needs: 'body',
  steady: true,
  example: `every($.items, '@.state == "ready"')`,
  link: (args) => {
    const [path, condition] = [args.path(0), args.condition(1)];
    return (circumstances) => {
      const reading = readNodes(path, circumstances);
      if (!reading.known) return reading;
      let doubt: string | undefined;
      let count = 0;
      for (const { keys, value } of membersOf(reading.nodes)) {
        count += 1;
        const finding = judge(condition, aboutMember(circumstances, value));
        const told = () => `at ${formatPath(keys)}: ${evidenceSentence(finding)}`;
        if (finding.verdict === 'unmet') return { known: true, value: false, note: told() };
        if (finding.verdict === 'unknown') doubt ??= told();
      }
      if (count === 0) return { known: false, note: 'not known: there is nothing to test' };
      return doubt === undefined ? known(true) : { known: false, note: `not known: ${doubt}` };
    };
  },
};

function aboutMember(circumstances: Circumstances, member: Json): Circumstances {
  return { ...circumstances, member };
}

/** The members of the one array or object selected; else the nodes themselves. */
function membersOf(nodes: readonly Node[]): Iterable<Node> {
  const [only, another] = nodes;
  if (only === undefined || another !== undefined) return nodes;
  const { keys, value } = only;
  const at = (key: Key, member: Json): Node => ({ keys: [...keys, key], value: member });
  if (isArray(value)) return value.map((member, index) => at(index, member));
  return isObject(value) ? Object.entries(value).map(([name, member]) => at(name, member)) : nodes;
}
