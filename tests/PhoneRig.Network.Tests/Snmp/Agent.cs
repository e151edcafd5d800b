using System.Collections.Immutable;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Network.Tests.Snmp;

/// <summary>An agent in a few lines, and the reader that asks it, on a clock of the test's.</summary>
internal sealed class Agent
{
    public static readonly SnmpOptions Options = new("public") { Repetitions = 3 };

    public SortedDictionary<Oid, SnmpVariable> Table { get; } = [];

    public Queue<byte[]> Asked { get; } = [];

    public SnmpReading? Reading { get; private set; }

    public TimeSpan Now { get; set; }

    /// <summary>The number of the first question.</summary>
    public int FirstId { get; init; } = 1000;

    public SnmpReader Read(params string[] columns)
    {
        var reader = new SnmpReader(Options, [.. columns.Select(Oid.Parse)], FirstId, Asked.Enqueue, reading => Reading = reading);
        reader.Start(Now);
        return reader;
    }

    public void Put(string name, long number) => Table[Oid.Parse(name)] = new SnmpVariable(Oid.Parse(name), SnmpType.Number, number);

    /// <summary>What it answers to a question.</summary>
    public byte[] Answer(byte[] question)
    {
        Assert.That(SnmpCodec.TryParse(question, out var asked), Is.True);
        var after = Table.Where(row => row.Key.CompareTo(asked!.Variables[0].Name) > 0).Select(row => row.Value).Take(asked!.Index).ToImmutableArray();
        return SnmpCodec.Format(asked with
        {
            Operation = SnmpOperation.Response,
            Status = 0,
            Index = 0,
            Variables = after.IsEmpty ? [asked.Variables[0] with { Type = SnmpType.EndOfView }] : after,
        });
    }

    /// <summary>Answers until the reader asks no more.</summary>
    public void Serve(SnmpReader reader)
    {
        while (Asked.TryDequeue(out var question))
        {
            reader.Receive(Now, Answer(question));
        }
    }
}
