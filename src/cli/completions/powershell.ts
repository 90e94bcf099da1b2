/** The completion script for PowerShell. */

import { completedFlags, firstWords, origin, wordsAfter } from './table.ts';

/** The script; put it into the profile, or source it from there. */
export function powershellCompletion(): string {
  const values = completedFlags.flatMap(({ long, short, value }) =>
    value.kind === 'words' ? [long, ...(short === undefined ? [] : [`-${short}`])].map((name) => entry(name, value.words)) : [],
  );
  const files = completedFlags.flatMap(({ long, short, value }) =>
    value.kind === 'file' ? [long, ...(short === undefined ? [] : [`-${short}`])].map(quoted) : [],
  );
  const flags = completedFlags.map(({ long, summary }) => `  ${quoted(long)} = ${quoted(summary)}`);
  return `# ${origin}
Register-ArgumentCompleter -Native -CommandName watch-api -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # Case matters: -X and -x are different flags.
  $values = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
${[...values, ...[...wordsAfter].map(([word, words]) => entry(word, words))].map((line) => `  ${line}`).join('\n')}
  $files = @(${files.join(', ')})
  $flags = [ordered]@{
${flags.map((line) => `  ${line}`).join('\n')}
  }
  $commands = [ordered]@{
${firstWords.map(([name, summary]) => `    ${quoted(name)} = ${quoted(summary)}`).join('\n')}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
  $previous = if ($before.Count -gt 0) { $before[-1] } else { '' }
  # An empty answer lets PowerShell complete file names.
  if ($files -ccontains $previous -or $before -ccontains '--') { return }
  if ($values.ContainsKey($previous)) {
    $values[$previous] | Where-Object { $_ -like "$wordToComplete*" } |
      ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
    return
  }
  $table = if ($wordToComplete -like '-*') { $flags } elseif ($before.Count -le 1) { $commands } else { @{} }
  $table.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterName', $_.Value) }
}
`;
}

function entry(name: string, words: readonly string[]): string {
  return `$values[${quoted(name)}] = @(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
