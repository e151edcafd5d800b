using System.Collections.Immutable;
using System.Security.Cryptography;

namespace PhoneRig.Network.Snmp;

/// <summary>
/// Version 3 with the user-based security model, signed and encrypted (RFC 3414). The first question finds the agent's engine; the next is refused for its clock,
/// in a report that is signed and tells the right one; then questions are taken. A clock that is off later, as after the agent's restart, is mended the same way.
/// </summary>
/// <param name="user">Who asks.</param>
/// <param name="salt">Where the salts begin: none may come twice under one key, so unlike the last program's (RFC 3826 section 3.1.4.1).</param>
public sealed class UsmEnvelope(UsmUser user, long salt) : ISnmpEnvelope
{
    /// <summary>Seconds that a message's clock may be behind (RFC 3414 section 2.2.3).</summary>
    private const int Window = 150;

    /// <summary>An answer to one of the last tries counts: a slow agent answers the first while the next is on its way.</summary>
    private const int Tries = 8;

    private static readonly Oid Statistics = Oid.Parse("1.3.6.1.6.3.15.1.1");

    private ImmutableArray<byte> engine = [];
    private UsmKeys? keys;
    private int boots;
    private int engineTime;
    private TimeSpan at;
    private int id;
    private long nextSalt = salt;

    /// <summary>What it cannot decrypt is nonsense to it, and most agents say nothing to that.</summary>
    public string FellSilent => $"it knows {user.Name} and answers no more: most likely its privacy password is another, or it encrypts otherwise than by AES-128";

    /// <inheritdoc/>
    public byte[] Wrap(SnmpMessage question, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(question);
        id = unchecked((id == 0 ? question.RequestId : id) + 1) & int.MaxValue;
        if (keys is null)
        {
            // Nobody's question for nothing: the report on it names the engine (RFC 3414 section 4).
            var empty = question with { Operation = SnmpOperation.Get, Variables = [] };
            return UsmCodec.Format(new UsmMessage { Id = id, Flags = UsmMessage.Reportable, Content = [.. UsmCodec.FormatContent(empty, [])] });
        }

        var time = TimeAt(now);
        var word = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(word, nextSalt++);
        var message = new UsmMessage
        {
            Id = id,
            Flags = UsmMessage.Signed | UsmMessage.Encrypted | UsmMessage.Reportable,
            Engine = engine,
            Boots = boots,
            Time = time,
            User = user.Name,
            Signature = [.. new byte[UsmKeys.SignatureOf(user.Hash)]],
            Salt = [.. word],
            Content = [.. keys.Encrypt(UsmCodec.FormatContent(question, engine), boots, time, word)],
        };
        var bytes = UsmCodec.Format(message);
        var signature = UsmCodec.TryParse(bytes, out var written) ? written.SignatureAt : throw new InvalidOperationException("what was formatted cannot be parsed");
        keys.Sign(bytes).CopyTo(bytes, signature);
        return bytes;
    }

    /// <inheritdoc/>
    public SnmpOpened Open(ReadOnlyMemory<byte> bytes, TimeSpan now, out SnmpMessage? message)
    {
        message = null;
        var copy = bytes.ToArray();
        if (!UsmCodec.TryParse(copy, out var sealedMessage) || unchecked(id - sealedMessage.Id) is < 0 or >= Tries)
        {
            return default;
        }

        if ((sealedMessage.Flags & UsmMessage.Signed) == 0)
        {
            return Unsigned(sealedMessage);
        }

        if (keys is null || !sealedMessage.Engine.AsSpan().SequenceEqual(engine.AsSpan()) || sealedMessage.User != user.Name || !IsSigned(copy, sealedMessage) || !IsTimely(sealedMessage, now))
        {
            return default;
        }

        var encrypted = (sealedMessage.Flags & UsmMessage.Encrypted) != 0;
        if (encrypted && sealedMessage.Salt.Length != 8)
        {
            return default;
        }

        ReadOnlyMemory<byte> content = encrypted
            ? keys.Decrypt([.. sealedMessage.Content], sealedMessage.Boots, sealedMessage.Time, sealedMessage.Salt.AsSpan())
            : sealedMessage.Content.AsMemory();
        if (!UsmCodec.TryReadContent(content, out var opened))
        {
            return default;
        }

        if (opened.Operation == SnmpOperation.Report)
        {
            return Reported(opened);
        }

        // What is asked in secret is answered in secret.
        message = encrypted ? opened : null;
        return new(encrypted ? SnmpOpenedKind.Answer : SnmpOpenedKind.Nothing);
    }

    /// <summary>Only reports come without a signature. Anybody can send one: it names the engine, which signatures then prove, or ends the question.</summary>
    private SnmpOpened Unsigned(UsmMessage sealedMessage)
    {
        if ((sealedMessage.Flags & UsmMessage.Encrypted) != 0 || !UsmCodec.TryReadContent(sealedMessage.Content.AsMemory(), out var report) || report.Operation != SnmpOperation.Report)
        {
            return default;
        }

        // An engine's name has 5 to 32 bytes (RFC 3411 section 5).
        if (StatisticOf(report) != 4 || sealedMessage.Engine.Length is < 5 or > 32)
        {
            return keys is null ? default : Reported(report);
        }

        (engine, boots, engineTime) = (sealedMessage.Engine, 0, 0);
        keys = new UsmKeys(user, engine.AsSpan());
        return new(SnmpOpenedKind.AskAgain);
    }

    /// <summary>usmStats (RFC 3414 section 5).</summary>
    private SnmpOpened Reported(SnmpMessage report) => StatisticOf(report) switch
    {
        1 => new(SnmpOpenedKind.Refused, $"it does not let {user.Name} ask signed and encrypted"),
        2 => new(SnmpOpenedKind.AskAgain),
        3 => new(SnmpOpenedKind.Refused, $"it has no user {user.Name}"),
        4 => Forget(),
        5 => new(SnmpOpenedKind.Refused, $"it does not take the password of {user.Name}, or signs otherwise (sha, sha256)"),
        6 => new(SnmpOpenedKind.Refused, $"it does not take the privacy password of {user.Name}, or encrypts otherwise than by AES-128"),
        _ => default,
    };

    private SnmpOpened Forget()
    {
        keys = null;
        return new(SnmpOpenedKind.AskAgain);
    }

    private static uint? StatisticOf(SnmpMessage report) =>
        report.Variables.FirstOrDefault() is { } variable && variable.Name.IsBelow(Statistics) ? variable.Name.Below(Statistics)[0] : null;

    private bool IsSigned(byte[] bytes, UsmMessage sealedMessage)
    {
        var length = UsmKeys.SignatureOf(user.Hash);
        if (sealedMessage.Signature.Length != length)
        {
            return false;
        }

        Array.Clear(bytes, sealedMessage.SignatureAt, length);
        return CryptographicOperations.FixedTimeEquals(keys!.Sign(bytes), sealedMessage.Signature.AsSpan());
    }

    /// <summary>Takes the clock of a signed message where it is ahead of ours, and refuses one that is old (RFC 3414 section 3.2, step 7b).</summary>
    private bool IsTimely(UsmMessage sealedMessage, TimeSpan now)
    {
        if (sealedMessage.Boots > boots || (sealedMessage.Boots == boots && sealedMessage.Time > TimeAt(now)))
        {
            (boots, engineTime, at) = (sealedMessage.Boots, sealedMessage.Time, now);
        }

        return sealedMessage.Boots == boots && sealedMessage.Time >= TimeAt(now) - Window;
    }

    private int TimeAt(TimeSpan now) => boots == 0 && engineTime == 0 ? 0 : (int)Math.Min(engineTime + (now - at).TotalSeconds, int.MaxValue);
}
