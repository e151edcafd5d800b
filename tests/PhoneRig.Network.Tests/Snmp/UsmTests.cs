using PhoneRig.Network.Snmp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Snmp;

/// <summary>Version 3 by the examples of its RFCs, by its rules about forged and old messages, and by any bytes. A real agent judges the rest.</summary>
public sealed class UsmTests
{
    private const int Inputs = 10_000;

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_FUZZ"), out var many) ? many : Inputs;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_SEED"), out var seed) ? seed : 20261129;

    private static readonly UsmUser User = new("rig", UsmHash.Sha, "a password", "another one");

    private static readonly SnmpMessage Question = new("", SnmpOperation.Get, 7, 0, 0, [new SnmpVariable(OutletVariables.PoePort(1, 7))]);

    private static readonly byte[] Engine = Convert.FromHexString("80001F8880AABBCCDD");

    [Test]
    public void A_password_becomes_a_key_as_in_RFC_3414_appendix_A_3_2() => Assert.That(
        Convert.ToHexStringLower(UsmKeys.Localised("maplesyrup", UsmHash.Sha, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])),
        Is.EqualTo("6695febc9288e36282235fc7151f128497b38f3f"));

    [Test]
    public void Nothing_is_asked_before_the_engine_is_known_and_then_only_signed_and_encrypted()
    {
        var envelope = new UsmEnvelope(User, salt: 1);
        var first = Parse(envelope.Wrap(Question, default));
        Assert.That((first.Flags, first.Engine.Length, first.User), Is.EqualTo((UsmMessage.Reportable, 0, "")));

        Assert.That(envelope.Open(Report(first.Id, statistic: 4), default, out _).Kind, Is.EqualTo(SnmpOpenedKind.AskAgain));
        var second = Parse(envelope.Wrap(Question, default));

        Assert.That((second.Flags, second.Boots, second.Time, second.User, second.Signature.Length), Is.EqualTo(((byte)7, 0, 0, "rig", 12)));
        Assert.That(second.Engine, Is.EqualTo(Engine));
    }

    [Test]
    public void An_answer_is_taken_when_it_is_signed_secret_and_timely_and_nothing_else_is()
    {
        var envelope = Known();
        var id = Parse(envelope.Wrap(Question, S(10))).Id;
        var answer = Question with { Operation = SnmpOperation.Response, Variables = [Question.Variables[0] with { Type = SnmpType.Number, Number = 1 }] };

        Assert.That(envelope.Open(Signed(id, answer, 3, 1000, encrypted: false), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Nothing), "in the clear");
        Assert.That(envelope.Open(Signed(id, answer, 3, 800), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Nothing), "200 s old");
        Assert.That(envelope.Open(Signed(id, answer, 2, 5000), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Nothing), "before the agent's last start");
        Assert.That(envelope.Open(Signed(id + 1, answer, 3, 1000), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Nothing), "to no question of ours");
        var forged = Signed(id, answer, 3, 1000);
        forged[^1] ^= 1;
        Assert.That(envelope.Open(forged, S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Nothing), "changed on the way");

        Assert.That(envelope.Open(Signed(id, answer, 3, 1000), S(10), out var taken).Kind, Is.EqualTo(SnmpOpenedKind.Answer));
        Assert.That(taken, Is.EqualTo(answer));
    }

    [Test]
    public void An_agent_that_started_anew_is_followed()
    {
        var envelope = Known();
        var id = Parse(envelope.Wrap(Question, S(10))).Id;
        Assert.That(envelope.Open(Signed(id, StatisticReport(2), 4, 3, encrypted: false), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.AskAgain));

        var again = Parse(envelope.Wrap(Question, S(20)));

        Assert.That((again.Boots, again.Time), Is.EqualTo((4, 13)));
    }

    [Test]
    public void No_salt_comes_twice()
    {
        var envelope = Known();

        var salts = Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(Parse(envelope.Wrap(Question, S(10))).Salt.AsSpan()));

        Assert.That(salts, Is.Unique);
    }

    [Test]
    public void An_exchange_ends_whatever_an_agent_reports()
    {
        var sent = new List<byte[]>();
        var exchange = new SnmpExchange(new UsmEnvelope(User, 1), Question, new SnmpOptions(), sent.Add);
        exchange.Start(default);
        for (var turn = 0; turn < 20 && exchange.WakeAt is not null; turn++)
        {
            exchange.Receive(default, Report(Parse(sent[^1]).Id, statistic: turn == 0 ? 4u : 2u));
        }

        Assert.That(exchange.Answer?.Problem, Does.Contain("never takes the question"));
        Assert.That(sent, Has.Count.EqualTo(5));
    }

    [Test]
    public void No_bytes_make_version_3_throw_and_a_good_answer_is_still_taken_after_them()
    {
        TestContext.Out.WriteLine($"seed {Seed}, {Many} inputs");
        var answer = Question with { Operation = SnmpOperation.Response, Variables = [Question.Variables[0] with { Type = SnmpType.Number, Number = 1 }] };
        var envelope = Known();
        var id = Parse(envelope.Wrap(Question, S(10))).Id;
        var mutator = new Mutator(Seed, [Report(id, 4), Report(id, 2), Signed(id, answer, 3, 1000), Signed(id, answer, 3, 1000, encrypted: false), Signed(id, StatisticReport(2), 3, 1000, encrypted: false)]);
        var kinds = new HashSet<SnmpOpenedKind>();
        for (var i = 0; i < Many; i++)
        {
            var bytes = mutator.Next();
            if (i % 1000 == 0)
            {
                kinds.Add(new UsmEnvelope(User, 1).Open(bytes, S(10), out _).Kind);
                envelope = Known();
                id = Parse(envelope.Wrap(Question, S(10))).Id;
            }

            kinds.Add(envelope.Open(bytes, S(10), out _).Kind);
            UsmCodec.TryReadContent(bytes, out _);
            if (i % 1000 == 999)
            {
                var fresh = Known();
                var asked = Parse(fresh.Wrap(Question, S(10))).Id;
                fresh.Open(bytes, S(10), out _);
                Assert.That(fresh.Open(Signed(asked, answer, 3, 1000), S(10), out _).Kind, Is.EqualTo(SnmpOpenedKind.Answer), $"after input {i}");
            }
        }

        Assert.That(kinds, Does.Contain(SnmpOpenedKind.Nothing).And.Contain(SnmpOpenedKind.Answer));
    }

    private static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>An envelope that knows the agent: its third start, 1000 s ago at 10 s.</summary>
    private static UsmEnvelope Known()
    {
        var envelope = new UsmEnvelope(User, salt: 1);
        envelope.Open(Report(Parse(envelope.Wrap(Question, default)).Id, 4), default, out _);
        var id = Parse(envelope.Wrap(Question, default)).Id;
        Assert.That(envelope.Open(Signed(id, StatisticReport(2), 3, 990, encrypted: false), default, out _).Kind, Is.EqualTo(SnmpOpenedKind.AskAgain));
        return envelope;
    }

    private static UsmMessage Parse(byte[] bytes)
    {
        Assert.That(UsmCodec.TryParse(bytes, out var message), Is.True);
        return message!;
    }

    private static SnmpMessage StatisticReport(uint statistic) => new(
        "", SnmpOperation.Report, 0, 0, 0, [new SnmpVariable(Oid.Parse("1.3.6.1.6.3.15.1.1").Then(statistic, 0), SnmpType.Number, 1)]);

    private static byte[] Report(int id, uint statistic) => UsmCodec.Format(new UsmMessage
    {
        Id = id,
        Flags = 0,
        Engine = [.. Engine],
        Content = [.. UsmCodec.FormatContent(StatisticReport(statistic), [.. Engine])],
    });

    private static byte[] Signed(int id, SnmpMessage content, int boots, int time, bool encrypted = true)
    {
        var keys = new UsmKeys(User, Engine);
        byte[] salt = [1, 2, 3, 4, 5, 6, 7, 8];
        var plain = UsmCodec.FormatContent(content, [.. Engine]);
        var bytes = UsmCodec.Format(new UsmMessage
        {
            Id = id,
            Flags = (byte)(UsmMessage.Signed | (encrypted ? UsmMessage.Encrypted : 0)),
            Engine = [.. Engine],
            Boots = boots,
            Time = time,
            User = User.Name,
            Signature = [.. new byte[12]],
            Salt = encrypted ? [.. salt] : [],
            Content = [.. encrypted ? keys.Encrypt(plain, boots, time, salt) : plain],
        });
        keys.Sign(bytes).CopyTo(bytes, Parse(bytes).SignatureAt);
        return bytes;
    }
}
