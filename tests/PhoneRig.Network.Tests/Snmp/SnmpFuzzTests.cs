using PhoneRig.Network.Snmp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Snmp;

public sealed class SnmpFuzzTests
{
    private const int Inputs = 200_000;

    /// <summary>How many, and from which seed: more by scripts/fuzz.sh.</summary>
    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_FUZZ"), out var many) ? many : Inputs;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_SEED"), out var seed) ? seed : 20261128;

    [Test]
    public void No_bytes_make_the_codec_the_reader_or_the_tables_throw_and_a_good_answer_is_still_taken_after_them()
    {
        TestContext.Out.WriteLine($"seed {Seed}, {Many} inputs");
        var agent = new Agent();
        foreach (var (name, number) in new (string, long)[]
        {
            ("1.3.6.1.2.1.2.2.1.8.10101", 1), ("1.3.6.1.2.1.17.1.4.1.2.1", 10101), ("1.3.6.1.2.1.17.4.3.1.2.0.27.44.61.78.95", 1),
            ("1.3.6.1.2.1.17.7.1.2.2.1.2.101.0.27.44.61.78.96", 1), ("1.3.6.1.2.1.17.7.1.4.5.1.1.1", 101), ("1.3.6.1.2.1.105.1.1.1.3.1.1", 1), ("1.3.6.1.2.1.105.1.1.1.6.1.1", 3),
        })
        {
            agent.Put(name, number);
        }

        agent.Table[Oid.Parse("1.3.6.1.2.1.31.1.1.1.1.10101")] = new SnmpVariable(Oid.Parse("1.3.6.1.2.1.31.1.1.1.1.10101"), SnmpType.Octets, Octets: [.. "Gi0/1"u8]);
        agent.Serve(agent.Read([.. SwitchTables.Columns.Select(column => column.ToString())]));
        Assert.That(SwitchTables.Ports(agent.Reading!).Single().Power, Is.EqualTo(PortPower.Delivering));

        var answers = new List<byte[]>();
        var random = new Random(Seed);
        SnmpReader? reader = null;
        var fuzzed = new Agent();
        foreach (var row in agent.Table)
        {
            fuzzed.Table[row.Key] = row.Value;
        }

        reader = fuzzed.Read([.. SwitchTables.Columns.Select(column => column.ToString())]);
        while (fuzzed.Asked.TryDequeue(out var question))
        {
            answers.Add(fuzzed.Answer(question));
            reader.Receive(fuzzed.Now, answers[^1]);
        }

        var mutator = new Mutator(Seed, answers);
        var (parsed, readings) = (0, 0);
        reader = null;
        for (var i = 0; i < Many; i++)
        {
            var bytes = mutator.Next();
            if (SnmpCodec.TryParse(bytes, out var message))
            {
                parsed++;
                var again = SnmpCodec.Format(message);
                if (!SnmpCodec.TryParse(again, out var back) || back.Variables.Length != message.Variables.Length)
                {
                    Assert.Fail($"input {i} does not survive a round trip: {Convert.ToHexString(bytes)}");
                }
            }

            // A reader that takes whatever has its number, so that tables of nonsense come about.
            if (reader?.WakeAt is null)
            {
                fuzzed = new Agent();
                reader = fuzzed.Read([.. SwitchTables.Columns.Select(column => column.ToString())]);
                readings++;
            }

            reader.Receive(fuzzed.Now, bytes);
            if (random.Next(4) == 0 && SnmpCodec.TryParse(fuzzed.Asked.Last(), out var asked) && message is not null)
            {
                reader.Receive(fuzzed.Now, SnmpCodec.Format(message with { RequestId = asked.RequestId, Operation = SnmpOperation.Response }));
            }

            if (fuzzed.Reading is { } reading)
            {
                SwitchTables.Ports(reading);
            }

            if (random.Next(50) == 0)
            {
                fuzzed.Now += TimeSpan.FromSeconds(1);
                reader.Tick(fuzzed.Now);
            }

            if (i % 10_000 == 9_999)
            {
                // The inputs are of other questions' answers: one that is an answer to this very question may well end it.
                var alive = new Agent { FirstId = 0x5EED_5EED };
                alive.Put("1.3.6.1.2.1.2.2.1.8.1", 1);
                var check = alive.Read("1.3.6.1.2.1.2.2.1.8");
                check.Receive(alive.Now, bytes);
                alive.Serve(check);
                Assert.That(alive.Reading?.Problem, Is.Null, $"after input {i}");
            }
        }

        Assert.That(parsed, Is.InRange(Many / 50, Many * 19 / 20));
        Assert.That(readings, Is.GreaterThan(100));
    }
}
