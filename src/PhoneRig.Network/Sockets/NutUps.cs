using System.Net.Sockets;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Nut;

namespace PhoneRig.Network.Sockets;

/// <summary>A supply that a server of Network UPS Tools watches: asked in plain TCP, by a connection a question, for edges that may block. Nothing is ever set on it.</summary>
/// <param name="supply">The supply.</param>
/// <param name="time">Bounds the wait.</param>
public sealed class NutUps(NutAddress supply, TimeProvider time) : IUps
{
    /// <summary>How long name, connection and answer may take together: our choice, less than two looks are apart.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public string Name => $"UPS {supply}";

    /// <inheritdoc/>
    public UpsReading Read()
    {
        using var bound = new CancellationTokenSource(Patience, time);
        try
        {
            return AskAsync(bound.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException late)
        {
            throw new HardwareFaultException(Name, $"{supply.Host} did not answer within {Patience.TotalSeconds:0} s: check that it is on and that its port {supply.Port} is reached from here (upsc {supply})", late);
        }
        catch (SocketException failed)
        {
            throw new HardwareFaultException(Name, $"{supply.Host} cannot be reached on port {supply.Port} ({failed.Message}): check its name, its network and that upsd runs there", failed);
        }
    }

    private async Task<UpsReading> AskAsync(CancellationToken stop)
    {
        var answer = new NutAnswer(supply);
        using var client = new TcpClient();
        await client.ConnectAsync(supply.Host, supply.Port, stop).ConfigureAwait(false);
        await client.Client.SendAsync(answer.Question, SocketFlags.None, stop).ConfigureAwait(false);
        var buffer = new byte[512];
        while (!answer.Over)
        {
            var length = await client.Client.ReceiveAsync(buffer, SocketFlags.None, stop).ConfigureAwait(false);
            if (length == 0)
            {
                answer.End();
            }
            else
            {
                answer.Take(buffer.AsSpan(0, length));
            }
        }

        return answer.Reading ?? throw new HardwareFaultException(Name, answer.Problem!);
    }
}
