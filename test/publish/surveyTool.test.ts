import { describe, expect, it } from 'vitest';
import { column, problemsOfCsv, publishCsv } from './workshop.ts';

const surveyMonkey = `Respondent ID,"How likely are you to recommend us?<br>(0-10)",Which do you use?,,,"What else?"
,Response,Chat,Phone,Web,Open-Ended Response
1,10 - Extremely likely,Chat,,Web,"Nothing, thanks"
2,0 - Not at all likely,,Phone,,
,,,,,
`;
const declared = `id: {type: text, from: Respondent ID, publish: drop}
nps: {type: score, range: [0, 10], from: "How likely are you to recommend us? (0-10)"}
chat: {type: boolean, from: "Which do you use? / Chat", labels: {true: Chat}}
phone: {type: boolean, from: "Which do you use? / Phone", labels: {true: Phone, false: ''}}
web: {type: boolean, from: "Which do you use? / Web", labels: {true: Web}}
else: {type: comment, from: "What else?"}`;

describe('an export of a survey tool', () => {
  it('with a second header row is read, multiple choice by question and answer', async () => {
    const published = await publishCsv(surveyMonkey, declared, '', 'key: id\nskip_after_header: 1');
    expect(await column(published, 'nps')).toEqual([0, 10]);
    expect(await column(published, 'chat')).toEqual([null, true]);
    expect(await column(published, 'phone')).toEqual([true, false]);
    expect(await column(published, 'web')).toEqual([null, true]);
    expect(published.warnings).toEqual([]);
  });

  it('with two rows under the header is read, with the lines of the file in messages', async () => {
    const qualtrics =
      'Q1,Q2\n"How was it,\nall in all?",Why?\n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n9,bad\n';
    const problems = await problemsOfCsv(
      qualtrics,
      'Q1: {type: score, range: [1, 5]}\nQ2: {type: comment}',
      '',
      'skip_after_header: 2',
    );
    expect(problems).toMatchObject([{ rule: 'score-out-of-range', line: 5 }]);
  });

  it('says what to write when the second header row is taken for an answer', async () => {
    const csv = 'a,b\nResponse,Response\n1,2\n';
    const problems = await problemsOfCsv(csv, 'a: {type: integer}\nb: {type: integer}');
    expect(
      problems.map(({ line, suggestion }) => [line, suggestion?.includes('skip_after_header: 1')]),
    ).toEqual([
      [2, true],
      [2, true],
    ]);
  });
});
