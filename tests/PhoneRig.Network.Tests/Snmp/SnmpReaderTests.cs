using System.Collections.Immutable;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Network.Tests.Snmp;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SnmpReaderTests
{
    private const string Names = "1.3.6.1.2.1.31.1.1.1.1";
    private const string States = "1.3.6.1.2.1.2.2.1.8";

    private readonly Agent agent = new();

    [Test]
    public void Columns_are_read_to_their_ends_and_no_further()
    {
        for (var i = 1; i <= 7; i++)
        {
            agent.Put($"{States}.{i}", i);
        }

        agent.Put("1.3.6.1.2.1.2.2.1.9.1", 99);
        agent.Serve(agent.Read(States, Names));

        Assert.That(agent.Reading!.Problem, Is.Null);
        Assert.That(agent.Reading[Oid.Parse(States)].Select(row => row.Number), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6, 7 }));
        Assert.That(agent.Reading[Oid.Parse(Names)], Is.Empty, "an agent without a column has an empty one");
    }

    [Test]
    public void A_lost_question_is_asked_again_and_a_silent_agent_ends_the_reading()
    {
        agent.Put($"{States}.1", 1);
        var reader = agent.Read(States);
        agent.Asked.Clear();
        agent.Now = reader.WakeAt!.Value;
        reader.Tick(agent.Now);
        agent.Serve(reader);
        Assert.That(agent.Reading!.Problem, Is.Null);

        var second = new Agent();
        reader = second.Read(States);
        for (var i = 0; i < 10 && reader.WakeAt is { } at; i++)
        {
            second.Now = at;
            reader.Tick(at);
        }

        Assert.That((second.Reading!.Silent, second.Reading.Problem, second.Asked.Count), Is.EqualTo((true, "it does not answer", 4)));
        Assert.That(second.Now, Is.EqualTo(TimeSpan.FromSeconds(4)));
    }

    [Test]
    public void Answers_to_other_questions_are_passed_over()
    {
        agent.Put($"{States}.1", 1);
        var reader = agent.Read(States);
        var question = agent.Asked.Peek();
        Assert.That(SnmpCodec.TryParse(question, out var asked), Is.True);
        var forged = asked! with { Operation = SnmpOperation.Response, RequestId = asked.RequestId + 1, Status = 0, Index = 0, Variables = [new SnmpVariable(Oid.Parse($"{States}.66"), SnmpType.Number, 66)] };

        reader.Receive(agent.Now, SnmpCodec.Format(forged));
        reader.Receive(agent.Now, question);
        var answer = agent.Answer(agent.Asked.Dequeue());
        reader.Receive(agent.Now, answer);
        reader.Receive(agent.Now, answer);
        agent.Serve(reader);

        Assert.That(agent.Reading![Oid.Parse(States)].Select(row => row.Number), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void An_agent_that_goes_in_circles_is_not_followed()
    {
        agent.Put($"{States}.5", 5);
        var reader = agent.Read(States);
        for (var i = 0; i < 3 && agent.Asked.TryDequeue(out var question); i++)
        {
            Assert.That(SnmpCodec.TryParse(question, out var asked), Is.True);
            reader.Receive(agent.Now, SnmpCodec.Format(asked! with { Operation = SnmpOperation.Response, Status = 0, Index = 0, Variables = [new SnmpVariable(Oid.Parse($"{States}.5"), SnmpType.Number, 5)] }));
        }

        Assert.That(agent.Reading!.Problem, Does.Contain("not in order"));
        Assert.That(reader.WakeAt, Is.Null);
    }

    [Test]
    public void A_table_without_end_has_one_here()
    {
        var reader = agent.Read(States);
        for (uint i = 1; agent.Reading is null && i < 100_000; i += 3)
        {
            Assert.That(SnmpCodec.TryParse(agent.Asked.Dequeue(), out var asked), Is.True);
            ImmutableArray<SnmpVariable> rows = [.. Enumerable.Range(0, 3).Select(row => new SnmpVariable(Oid.Parse(States).Then(i + (uint)row), SnmpType.Number, 1))];
            reader.Receive(agent.Now, SnmpCodec.Format(asked! with { Operation = SnmpOperation.Response, Status = 0, Index = 0, Variables = rows }));
        }

        Assert.That(agent.Reading!.Problem, Is.EqualTo("it has more than 20000 rows"));
    }

    [Test]
    public void An_error_that_is_none_of_the_standard_s_is_told_by_its_number()
    {
        var reader = agent.Read(States);
        Assert.That(SnmpCodec.TryParse(agent.Asked.Dequeue(), out var asked), Is.True);
        reader.Receive(agent.Now, SnmpCodec.Format(asked! with { Operation = SnmpOperation.Response, Status = -1, Index = 1 }));

        Assert.That(agent.Reading!.Problem, Is.EqualTo($"it answered error -1 for {States}"));
    }

    [Test]
    public void An_error_is_told_in_words()
    {
        var reader = agent.Read(States);
        Assert.That(SnmpCodec.TryParse(agent.Asked.Dequeue(), out var asked), Is.True);
        reader.Receive(agent.Now, SnmpCodec.Format(asked! with { Operation = SnmpOperation.Response, Status = 16, Index = 1 }));

        Assert.That(agent.Reading!.Problem, Is.EqualTo($"it answered error 16 (authorization error) for {States}"));
    }
}
