import type { Expression, ObjectExpression, Property } from 'estree';

/** Names that an attribute or `{…}` may use besides literals, such as the value of a template page. */
export type Environment = Record<string, unknown>;

/** Thrown for what is no literal; `name` of an identifier that is not known. */
export class NotLiteral extends Error {}

/**
 * The value of a literal expression: numbers, texts, lists, objects, templates and `+` of those, names of the
 * environment. Nothing is called and nothing evaluated, so a page stays text. Throws NotLiteral.
 */
export function literal(
  node: Expression | Property['value'] | null | undefined,
  environment: Environment,
): unknown {
  if (!node) return null;
  switch (node.type) {
    case 'Literal':
      if ('regex' in node) return fail('a regular expression');
      return 'bigint' in node ? fail('a big integer') : node.value;
    case 'ArrayExpression':
      return node.elements.map((item) =>
        item?.type === 'SpreadElement' ? fail('a spread') : literal(item, environment),
      );
    case 'ObjectExpression':
      return object(node, environment);
    case 'TemplateLiteral':
      return node.quasis
        .map(
          ({ value }, index) =>
            value.cooked +
            (node.expressions[index] ? text(literal(node.expressions[index], environment)) : ''),
        )
        .join('');
    case 'UnaryExpression':
      return unary(node.operator, literal(node.argument, environment));
    case 'BinaryExpression':
      return binary(
        node.operator,
        literal(node.left as Expression, environment),
        literal(node.right, environment),
      );
    case 'Identifier':
      return identifier(node.name, environment);
    default:
      return fail(node.type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  }
}

function object(node: ObjectExpression, environment: Environment): Record<string, unknown> {
  const entries = node.properties.map((property) => {
    if (property.type !== 'Property' || property.computed) return fail('a spread or computed key');
    const key =
      property.key.type === 'Identifier'
        ? property.key.name
        : text(literal(property.key as Expression, environment));
    return [key, literal(property.value as Expression, environment)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function unary(operator: string, value: unknown): unknown {
  if (operator === '-' && typeof value === 'number') return -value;
  if (operator === '+' && typeof value === 'number') return value;
  if (operator === '!') return !value;
  return fail(`the operator ${operator}`);
}

function binary(operator: string, left: unknown, right: unknown): unknown {
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string'))
    return text(left) + text(right);
  if (typeof left !== 'number' || typeof right !== 'number')
    return fail(`the operator ${operator} on these values`);
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (operator === '/') return left / right;
  return fail(`the operator ${operator}`);
}

function identifier(name: string, environment: Environment): unknown {
  if (name === 'undefined') return undefined;
  if (Object.hasOwn(environment, name)) return environment[name];
  return fail(`the name ${name}`);
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? fail('a list or object in a text') : String(value);
}

function fail(what: string): never {
  throw new NotLiteral(`expected a literal such as "text", 5, true, ['a', 'b'] or {a: 1}, found ${what}`);
}
