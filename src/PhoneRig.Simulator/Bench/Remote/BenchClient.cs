using System.Buffers.Binary;
using System.Device.Gpio;
using System.Net;
using System.Text;
using System.Text.Json;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>One connection of a rig, on the bench's side. What it opened is closed with it; what it drove stays as the metal has it.</summary>
internal sealed class BenchClient(BenchServer server, FrameStream frames) : IDisposable
{
    /// <summary>Buses that a controller may have: a Raspberry Pi 5 counts to 22 (i2cdetect -l).</summary>
    private const int MostBuses = 64;

    /// <summary>Keys in one request to a person: the longest code of a phone has 12 (facts 3.2).</summary>
    private const int MostKeys = 64;

    private readonly HashSet<int> plugged = [];
    private readonly HashSet<int> listening = [];
    private byte[] answer = new byte[256];
    private int answerLength;
    private int? process;
    private bool isRig;

    /// <summary>Answers until the connection ends or says what no rig says.</summary>
    public void Serve()
    {
        while (frames.TryRead(out var request))
        {
            answerLength = 0;
            var reply = Answer(request, out var goesOn);
            if (!frames.TryWrite((byte)reply, answer.AsSpan(0, answerLength)) || !goesOn)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        server.Header.Leave(this);
        foreach (var port in plugged)
        {
            server.Segments.Unplug(port);
        }

        foreach (var port in listening)
        {
            server.Segments.Unlisten(port);
        }

        if (process is { } gone && isRig)
        {
            server.Left(gone);
        }

        frames.Dispose();
    }

    private BenchReply Answer(ReadOnlySpan<byte> request, out bool goesOn)
    {
        var message = new MessageReader(request);
        var operation = (BenchOperation)message.Byte();
        goesOn = true;
        try
        {
            if (process is null || operation == BenchOperation.Hello)
            {
                goesOn = operation == BenchOperation.Hello && process is null && Greet(message.Rest());
                return goesOn ? BenchReply.Done : BenchReply.Refused;
            }

            Do(operation, ref message);
            return BenchReply.Done;
        }
        catch (HardwareFaultException refused)
        {
            Say($"{refused.Part}\n{refused.Reason}");
            return BenchReply.Refused;
        }
        catch (IOException failed)
        {
            Say(failed.Message);
            return BenchReply.Failed;
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            Say(wrong.Message);
            return BenchReply.Wrong;
        }
    }

    private bool Greet(ReadOnlySpan<byte> json)
    {
        var mine = server.Welcome();
        var part = $"bench in process {mine.Process}";
        if (Json<BenchHello>(json) is not { } hello)
        {
            Say($"{part}\nthat is no greeting of a rig");
            return false;
        }

        if (hello.Protocol != BenchHello.Version)
        {
            Say($"{part}\nit speaks version {BenchHello.Version} of the bench protocol and this program version {hello.Protocol}: start both from the same build");
            return false;
        }

        if (hello.Rig != mine.Rig)
        {
            Say($"{part}\nit is the bench of the rig \"{mine.Rig}\", not of \"{hello.Rig}\": start one for this rig with phonerig bench --rig FILE");
            return false;
        }

        process = hello.Process;
        isRig = !hello.Person;
        if (isRig)
        {
            server.Came(hello.Process);
        }

        Put(JsonSerializer.SerializeToUtf8Bytes(mine, JsonSerializerOptions.Web));
        return true;
    }

    private void Do(BenchOperation operation, ref MessageReader message)
    {
        switch (operation)
        {
            case BenchOperation.Transfer:
                Transfer(ref message);
                break;
            case BenchOperation.Plug:
                Plug(ref message);
                break;
            case BenchOperation.Unplug:
                var port = (int)message.Word();
                Check(message);
                if (plugged.Remove(port))
                {
                    server.Segments.Unplug(port);
                }

                break;
            case BenchOperation.Listen:
                Listen(ref message);
                break;
            case BenchOperation.Unlisten:
                var silenced = (int)message.Word();
                Check(message);
                if (listening.Remove(silenced))
                {
                    server.Segments.Unlisten(silenced);
                }

                break;
            case BenchOperation.Find:
                var at = message.Word();
                var wanted = Host(ref message);
                Check(message);
                PutWord(server.Segments.Find(at, wanted) ?? 0);
                break;
            case BenchOperation.Ask:
                Ask(message.Rest());
                break;
            case BenchOperation.Swap:
                if (server.Swap(Encoding.UTF8.GetString(message.Rest())) is { } refusal)
                {
                    throw new InvalidOperationException(refusal);
                }

                break;
            default:
                Pin(operation, ref message);
                break;
        }
    }

    private void Pin(BenchOperation operation, ref MessageReader message)
    {
        var pin = message.Byte();
        switch (operation)
        {
            case BenchOperation.OpenPin:
                Check(message);
                server.Header.Open(this, pin);
                break;
            case BenchOperation.ClosePin:
                Check(message);
                server.Header.Close(this, pin);
                break;
            case BenchOperation.SetMode:
                var mode = (PinMode)message.Byte();
                Check(message);
                server.Header.Pins.SetMode(pin, mode);
                break;
            case BenchOperation.SetModeAndLevel:
                var (to, level) = ((PinMode)message.Byte(), message.Byte());
                Check(message);
                server.Header.Pins.SetMode(pin, to, level != 0);
                break;
            case BenchOperation.Mode:
                Check(message);
                Put([(byte)server.Header.Pins.Mode(pin)]);
                break;
            case BenchOperation.Read:
                Check(message);
                Put([(bool)server.Header.Pins.Read(pin) ? (byte)1 : (byte)0]);
                break;
            case BenchOperation.Write:
                var value = message.Byte();
                Check(message);
                server.Header.Pins.Write(pin, value != 0);
                break;
            default:
                throw new InvalidOperationException($"the bench knows no operation {(byte)operation}");
        }
    }

    private void Transfer(ref MessageReader message)
    {
        var (bus, address, writes) = (message.Byte(), message.Byte(), message.Byte());
        var wanted = message.Word();
        var sent = message.Rest();
        Check(message);
        if (bus >= MostBuses)
        {
            throw new InvalidOperationException($"there is no I2C bus {bus}; there are 0 to {MostBuses - 1}");
        }

        Reserve(wanted);
        server.Bus(bus).Transfer(address, writes != 0, sent, answer.AsSpan(0, wanted));
        answerLength = wanted;
    }

    private void Plug(ref MessageReader message)
    {
        var segment = message.Word();
        var socket = message.Word();
        var host = Host(ref message);
        Check(message);
        PutWord(server.Segments.Plug(segment, socket, host).Port);
        plugged.Add(socket);
    }

    private void Listen(ref MessageReader message)
    {
        var segment = message.Word();
        var socket = message.Word();
        var host = Host(ref message);
        Check(message);
        PutWord(server.Segments.Listen(segment, socket, host).Port);
        listening.Add(socket);
    }

    private static IPEndPoint Host(ref MessageReader message)
    {
        var address = message.Take(4);
        return new IPEndPoint(address.IsEmpty ? IPAddress.None : new IPAddress(address), message.Word());
    }

    private void PutWord(int value)
    {
        Span<byte> word = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(word, (ushort)value);
        Put(word);
    }

    private void Ask(ReadOnlySpan<byte> json)
    {
        if (Json<BenchRequestToPerson>(json) is not { Station: { } station, Request: { Keys: { } keys } request } || !Enum.IsDefined(request.Kind))
        {
            throw new InvalidOperationException("that is no request to a person");
        }

        // Asked here, since a phone without that key, or no phone at all, would take the whole bench down.
        if (!server.Phones.Contains(station))
        {
            throw new InvalidOperationException($"no simulated phone stands at \"{station}\"; there are phones at {string.Join(", ", server.Phones)}");
        }

        if (keys.Length > MostKeys || keys.Any(key => !KeyMatrix.Order.Contains(key.ToString())))
        {
            throw new InvalidOperationException($"no phone has the keys \"{keys}\"; they are {string.Join(' ', KeyMatrix.Order)}, {MostKeys} at most");
        }

        server.Ask(station, request);
    }

    private static void Check(MessageReader message)
    {
        if (!message.WasWhole)
        {
            throw new InvalidOperationException("the request is too short or too long for its operation");
        }
    }

    private static T? Json<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Say(string words) => Put(Encoding.UTF8.GetBytes(words));

    private void Put(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(answer);
        answerLength = bytes.Length;
    }

    private void Reserve(int length)
    {
        if (length >= FrameStream.Longest)
        {
            throw new InvalidOperationException($"an answer has at most {FrameStream.Longest - 1} bytes");
        }

        if (length > answer.Length)
        {
            answer = new byte[length];
        }
    }
}
